package uk.gpsurgery.conduct.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.subethamail.smtp.server.SMTPServer;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/**
 * Letters a second from the topic to a mail server on this machine, with a real broker, database and SMTP conversation.
 * {@code mvn test -pl notifier-service -am -Dtest=SendingSpeedTest -Dletters=5000} measures it again.
 */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
@EnabledIfSystemProperty(named = "letters", matches = "\\d+", disabledReason = "measures only when it is asked to")
class SendingSpeedTest {

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Test
    void lettersASecond() {
        var many = Integer.getInteger("letters");
        var came = new AtomicInteger();
        var run = "run-" + UUID.randomUUID() + "-";
        // They are all asked for before the mail server is there, so that the clock measures the sending.
        for (var number = 0; number < many; number++) {
            topic.ask(Asking.forA(Template.PLEASE_REMOVE, run + number));
        }
        var server = SMTPServer.port(smtp.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> came.incrementAndGet())
                .build();
        var start = Instant.now();
        server.start();
        try {
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> came.get() >= many);
        } finally {
            server.stop();
        }

        var seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.out.printf(
                "%d letters in %.1f s: %.0f a second; heap %d MB%n",
                many,
                seconds,
                many / seconds,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        assertThat(came).hasValue(many);
    }
}
