package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** Between being asked for and being sent, who may be written to is looked at once more. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class BarsTest {

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    DataSource database;

    private final String letterId = "l-" + UUID.randomUUID();
    private final String caseId = "case-of-" + letterId;

    @BeforeAll
    static void takeYourTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # while it waits, the case | letter            | so
            TRIAGE DECEASED            | thank-you         | the patient has died
            TRIAGE DECEASED            | removal-from-list | the patient has died
            TRIAGE SENSITIVE_RECORD    | complaint-signpost | the record is restricted: a person handles every contact
            WITHDRAWN -                | reminder          | the case has been withdrawn
            WITHDRAWN -                | removal-from-list | the case has been withdrawn
            WITHDRAWN -                | withdrawn         |
            TRIAGE COMPLAINT_OPEN      | please-remove     | a complaint of this person is open: it is answered before anything else
            TRIAGE COMPLAINT_OPEN      | warning           | a complaint of this person is open: it is answered before anything else
            TRIAGE COMPLAINT_OPEN      | removal-from-list |
            TRIAGE COMPLAINT_OPEN      | immediate-removal |
            TRIAGE COMPLAINT_OPEN      | complaint-signpost |
            TRIAGE LEGAL_HOLD          | please-remove     |
            TRIAGE DECEASED            | new-case          |
            """, delimiter = '|')
    void aLetterGoesOnlyToWhomMayStillBeWrittenTo(String standing, String letter, String why) throws Exception {
        try (var catcher = new MailCatcher(smtp.port())) {
            waitingLetter(letter);
            topic.moved(caseId, standing.split(" ")[0], standing.split(" ")[1].replace("-", "NOTHING"));
            awaitBars(standing.matches("TRIAGE LEGAL_HOLD") ? 0 : 1);

            dueNow();

            if (why == null) {
                await().untilAsserted(() -> ledger().body("state", contains("SENT")));
                assertThat(catcher.caught()).hasSize(1);
            } else {
                await().untilAsserted(() -> ledger().body("state", contains("FAILED"))
                        .body("reason", contains("it did not go: " + why))
                        .body("[0].deeds.what", contains("BARRED")));
                assertThat(catcher.caught()).isEmpty();
                assertThat(topic.all("letter-outcomes.v1"))
                        .anyMatch(told -> told.contains(letterId) && told.contains(why) && told.contains("FAILED"));
                as("partner").get("/v1/letters/to-post").then().body("letterId", not(hasItem(letterId)));
                as("partner")
                        .get("/v1/letters/" + letterId + "/paper")
                        .then()
                        .statusCode(409)
                        .body("code", equalTo("BARRED"));
            }
        }
    }

    @Test
    void aHoldThatIsLiftedLetsTheLetterGo() throws Exception {
        try (var catcher = new MailCatcher(smtp.port())) {
            waitingLetter("please-remove");
            topic.moved(caseId, "TRIAGE", "COMPLAINT_OPEN");
            awaitBars(1);
            topic.moved(caseId, "TRIAGE");
            awaitBars(0);

            dueNow();

            await().untilAsserted(() -> ledger().body("state", contains("SENT")));
            assertThat(catcher.caught()).hasSize(1);
        }
    }

    @Test
    void aBarOfOneCaseIsNoneOfAnother() throws Exception {
        try (var catcher = new MailCatcher(smtp.port())) {
            topic.moved(caseId, "TRIAGE", "DECEASED");
            awaitBars(1);

            topic.ask(Asking.forA(Template.PLEASE_REMOVE, letterId).inCase("other-" + caseId));

            await().until(() -> catcher.caught().size() == 1);
        }
    }

    private void waitingLetter(String template) {
        topic.ask(Asking.forA(Template.named(template).orElseThrow(), letterId)
                .notBefore(Instant.now().plus(Duration.ofDays(1))));
        await().untilAsserted(() -> ledger().body("state", contains("QUEUED")));
    }

    private void dueNow() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update letter set due_at = now() where letter_id = ?")) {
            update.setString(1, letterId);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** What the case has told has been read, when there are so many. */
    private void awaitBars(int many) {
        await().pollDelay(Duration.ofMillis(many == 0 ? 500 : 0)).until(() -> bars() == many);
    }

    private int bars() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from barred_case where case_id = ?")) {
            select.setString(1, caseId);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private ValidatableResponse ledger() {
        return as("partner").get("/v1/letters?caseId=" + caseId).then().statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(Tokens.ofThisRun().person("gareth.noakes", "Y12345", Set.of(role), Duration.ofMinutes(5)));
    }
}
