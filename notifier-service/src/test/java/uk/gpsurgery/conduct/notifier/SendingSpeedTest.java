package uk.gpsurgery.conduct.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.subethamail.smtp.server.SMTPServer;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/**
 * Letters a second from the topic to a mail server on this machine, with a real broker, database and SMTP conversation.
 * Letters that thank: of those that ask, warn or remove a practice sends twenty an hour.
 *
 * <p>{@code mvn test -pl notifier-service -am -Dtest=SendingSpeedTest -Dletters=5000} measures it again.
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

    @Inject
    DataSource database;

    @Test
    void lettersASecond() {
        var many = Integer.getInteger("letters");
        var came = new AtomicInteger();
        var run = "run-" + UUID.randomUUID() + "-";
        var asked = Instant.now();
        for (var number = 0; number < many; number++) {
            topic.ask(Asking.forA(Template.THANK_YOU, run + number));
        }
        // They all wait before the mail server is there, so that the clock measures the sending.
        await().atMost(Duration.ofMinutes(10)).until(() -> waiting(run) >= many);
        var takenIn = many / secondsSince(asked);
        var server = SMTPServer.port(smtp.port())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> came.incrementAndGet())
                .build();
        var start = Instant.now();
        var processor = processorMillis();
        var heapHalfWay = 0L;
        server.start();
        try {
            awaitThat(came, many / 2);
            heapHalfWay = heap();
            awaitThat(came, many);
        } finally {
            server.stop();
        }

        System.out.printf(
                "%d letters: %.0f a second taken in, %.0f a second sent, %.1f ms processor each, mail server included;"
                        + " heap %d MB half way and %d MB at the end%n",
                many, takenIn, many / secondsSince(start), (processorMillis() - processor) / many, heapHalfWay, heap());
        assertThat(came).hasValue(many);
    }

    private static void awaitThat(AtomicInteger came, int many) {
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> came.get() >= many);
    }

    private int waiting(String run) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from letter where letter_id like ?")) {
            select.setString(1, run + "%");
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static double secondsSince(Instant start) {
        return Duration.between(start, Instant.now()).toMillis() / 1000.0;
    }

    /** Of this JVM, without the database. */
    private static double processorMillis() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e6;
    }

    /** What is in use after a collection, in MB: of the service, the broker and the mail server together. */
    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }
}
