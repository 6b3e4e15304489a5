package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.ScriptedMailServer;
import uk.gpsurgery.conduct.notifier.mail.ScriptedMailServer.Step;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** What letters say and to whom they go is in no log line, no metric and no event, however they end. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class CanaryTest {

    private static final String NAME = "Canaryname Birdcage";
    private static final String ADDRESS = "canary.address@mail.example";
    private static final String TEXT = "canarytext sings in the mine";

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    private final Everything logged = new Everything();

    @BeforeEach
    void listen() {
        LogManager.getLogManager().getLogger("").addHandler(logged);
    }

    @AfterEach
    void stopListening() {
        LogManager.getLogManager().getLogger("").removeHandler(logged);
    }

    @Test
    void noWordOfALetterLeavesTheLedgerAndTheMail() {
        try (var server = new ScriptedMailServer(smtp.port())) {
            end(aLetter(), "SENT");
            server.answering(Step.RCPT, "550 5.1.1 <" + ADDRESS + "> is unknown here");
            end(aLetter(), "FAILED");
            server.answering(Step.RCPT, "250 ok").answering(Step.DOT, ScriptedMailServer.HANG_UP);
            end(aLetter(), "UNCERTAIN");
            server.behave();
            end(aLetter().withEmail(Optional.of(ADDRESS + ", other")), "FAILED");
            end(aLetter().withField("respondBy", TEXT), "FAILED");
            end(aLetter().withTemplate("birthday-card"), "FAILED");
            topic.ask(aLetter().approvedBy(Optional.empty()));
            end(aLetter(), "SENT");
        }

        assertThat(logged.lines).isNotEmpty();
        var told = String.join("\n", topic.all("letter-outcomes.v1"));
        var metrics =
                given().get("/q/metrics").asString() + given().get("/q/health").asString();
        for (var canary : Set.of("Canaryname", "canary.address", "canarytext")) {
            assertThat(logged.lines).as("log").noneMatch(line -> line.contains(canary));
            assertThat(told).as("outcomes").doesNotContain(canary);
            assertThat(metrics).as("metrics and health").doesNotContain(canary);
        }
    }

    private static Asking aLetter() {
        return Asking.forA(Template.WARNING, "l-" + UUID.randomUUID())
                .withName(NAME)
                .withEmail(Optional.of(ADDRESS))
                .withField("behaviour", TEXT);
    }

    private void end(Asking asking, String state) {
        topic.ask(asking);
        await().untilAsserted(() -> assertThat(topic.all("letter-outcomes.v1"))
                .anyMatch(outcome -> outcome.contains(asking.letter().letterId()) && outcome.contains(state)));
    }

    private static final class Everything extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            var line = new StringWriter();
            line.append(new SimpleFormatter().formatMessage(record));
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line));
            }
            lines.add(record.getMessage() + line);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
