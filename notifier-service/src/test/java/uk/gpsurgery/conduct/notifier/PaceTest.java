package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** No more letters a minute than the mail server takes, and no more to one patient than a person can bear. */
@QuarkusTest
@TestProfile(PaceTest.Slow.class)
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class PaceTest {

    /** Seven a minute, two a day to one. */
    public static final class Slow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("conduct.notifier.brakes.letters-a-minute", "7", "conduct.notifier.brakes.a-day-to-one", "2");
        }
    }

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    DataSource database;

    private final String run = "l-" + UUID.randomUUID();

    @BeforeAll
    static void takeYourTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void aMinuteLater() throws SQLException {
        update("sent_at = sent_at - interval '61 seconds'");
    }

    @Test
    void whatIsMoreThanAMinuteTakesWaitsForTheNext() throws SQLException {
        try (var catcher = new MailCatcher(smtp.port())) {
            for (var number = 0; number < 10; number++) {
                topic.ask(Asking.forA(Template.NEW_CASE, run + number));
            }
            await().until(() -> catcher.caught().size() >= 7);
            await().during(Duration.ofSeconds(2)).until(() -> catcher.caught().size() == 7);

            update("sent_at = sent_at - interval '61 seconds'");

            await().until(() -> catcher.caught().size() == 10);
        }
    }

    @Test
    void aThirdLetterToOnePatientWaitsAndOthersDoNot() {
        try (var catcher = new MailCatcher(smtp.port())) {
            for (var number = 0; number < 3; number++) {
                topic.ask(Asking.forA(Template.THANK_YOU, run + number).withEmail(Optional.of(run + "@mail.example")));
            }
            await().until(() -> catcher.caught().size() == 2);
            topic.ask(Asking.forA(Template.THANK_YOU, run + "other"));
            await().until(() -> catcher.caught().size() == 3);

            assertThat(catcher.caught().get(2).to()).startsWith(run + "other");
            await().untilAsserted(() -> given().auth()
                    .oauth2(Tokens.ofThisRun().person("p", "Y12345", Set.of("partner"), Duration.ofMinutes(5)))
                    .get("/v1/letters?caseId=case-of-" + run + "2")
                    .then()
                    .body("[0].reason", equalTo("waits: many letters have gone to this address within a day"))
                    .body("[0].state", equalTo("QUEUED")));
        }
    }

    private void update(String what) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update letter set " + what)) {
            update.executeUpdate();
        }
    }
}
