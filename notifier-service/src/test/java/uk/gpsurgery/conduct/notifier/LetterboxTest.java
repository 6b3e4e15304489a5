package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** What carriers tell after they have taken a letter, from their call to the case. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class LetterboxTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    private final String letterId = "l-" + UUID.randomUUID();

    @Test
    void aLetterThatCameBackWaitsToBePostedAndTheCaseKnows() {
        var messageId = sent(Template.WARNING);

        returned(aReport("failed", "5.1.1", messageId))
                .statusCode(200)
                .body("as", equalTo("Bounced"))
                .body("known", equalTo(true));
        returned(aReport("failed", "5.1.1", messageId)).statusCode(200);

        ledger().body("[0].state", equalTo("BOUNCED")).body("[0].reason", equalTo("it came back: 5.1.1"));
        manager().get("/v1/letters/to-post").then().body("letterId", hasItem(letterId));
        toldToTheCase("SENT", "BOUNCED");

        manager()
                .contentType(ContentType.JSON)
                .body(Map.of("postedOn", "2026-11-20", "proof", "certificate 12"))
                .post("/v1/letters/" + letterId + "/posted")
                .then()
                .statusCode(200);
        toldToTheCase("SENT", "BOUNCED", "SENT");
        assertThat(topic.idsOfThoseWith(letterId, "letter-outcomes.v1"))
                .as("the case takes an event in once")
                .doesNotHaveDuplicates();
        returned(aReport("failed", "5.1.1", messageId)).statusCode(200);
        ledger().body("[0].state", equalTo("SENT"));
    }

    @Test
    void aLetterThatArrivedIsToldOnce() {
        var messageId = sent(Template.THANK_YOU);

        returned(aReport("delivered", "2.1.5", messageId)).statusCode(200).body("as", equalTo("Arrived"));
        returned(aReport("delivered", "2.1.5", messageId)).statusCode(200);

        ledger().body("[0].state", equalTo("DELIVERED"));
        toldToTheCase("SENT", "DELIVERED");
    }

    @Test
    void anAbsenceChangesNothingAndIsPutDown() {
        var messageId = sent(Template.THANK_YOU);

        returned("Auto-Submitted: auto-replied\r\nIn-Reply-To: " + messageId + "\r\n\r\nI am away, said Tracey.\r\n")
                .statusCode(200)
                .body("as", equalTo("AnsweredByMachine"));

        ledger().body("[0].state", equalTo("SENT"))
                .body("[0].deeds.what", contains("ANSWERED_BY_MACHINE"))
                .body("[0].deeds[0].note", equalTo(null));
        toldToTheCase("SENT");
    }

    @Test
    void notifyTellsWhatBecameOfItsLetters() {
        var messageId = sent(Template.WARNING);
        var receipt = Map.of(
                "id", "740e5834-3a29-46b4-9a6f-16142fde533a",
                "reference", messageId,
                "to", letterId + "@mail.example",
                "status", "permanent-failure",
                "notification_type", "email");

        told("Bearer wrong", receipt).statusCode(401).body("code", equalTo("NOT_NOTIFY"));
        told("", receipt).statusCode(401);
        told("Bearer " + MailPort.CALLBACK_TOKEN, Map.of("status", "delivered")).statusCode(400);
        ledger().body("[0].state", equalTo("SENT"));

        told("Bearer " + MailPort.CALLBACK_TOKEN, receipt).statusCode(200).body("known", equalTo(true));

        ledger().body("[0].state", equalTo("BOUNCED")).body("[0].reason", equalTo("it came back: permanent-failure"));
        toldToTheCase("SENT", "BOUNCED");
    }

    @Test
    void newsOfNoLetterIsTakenAndChangesNothing() {
        returned(aReport("failed", "5.1.1", "<nobody@mile-oak.example>"))
                .statusCode(200)
                .body("known", equalTo(false));
        returned("Subject: You have won\r\n\r\nClick\r\n").statusCode(200).body("as", equalTo("AboutNothing"));
    }

    @Test
    void notEverybodyMayBringMail() {
        bring(given(), "x").statusCode(401);
        bring(as("reception"), "x").statusCode(403);
    }

    private String sent(Template template) {
        try (var catcher = new MailCatcher(smtp.port())) {
            topic.ask(Asking.forA(template, letterId));
            await().untilAsserted(() -> ledger().body("[0].state", equalTo("SENT")));
            assertThat(catcher.caught()).hasSize(1);
        }
        return ledger().extract().path("[0].messageId");
    }

    private void toldToTheCase(String... states) {
        await().untilAsserted(() -> assertThat(topic.all("letter-outcomes.v1").stream()
                        .filter(outcome -> outcome.contains(letterId))
                        .map(outcome -> outcome.replaceAll(".*\"state\":\"([A-Z]+)\".*", "$1")))
                .isEqualTo(List.of(states)));
        assertThat(topic.all("letter-outcomes.v1")).noneMatch(outcome -> outcome.contains("Tracey"));
    }

    private ValidatableResponse ledger() {
        return manager().get("/v1/letters?caseId=case-of-" + letterId).then().statusCode(200);
    }

    private static ValidatableResponse returned(String mail) {
        return bring(manager(), mail);
    }

    private static ValidatableResponse bring(RequestSpecification somebody, String mail) {
        return somebody.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("message/rfc822", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("message/rfc822")
                .body(mail)
                .post("/v1/returned-mail")
                .then();
    }

    private static ValidatableResponse told(String bearer, Map<String, String> receipt) {
        var call = given().contentType(ContentType.JSON).body(receipt);
        return (bearer.isEmpty() ? call : call.header("Authorization", bearer))
                .post("/callbacks/govuk-notify")
                .then();
    }

    private static RequestSpecification manager() {
        return as("practice-manager");
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.ofThisRun().person("gareth.noakes", "Y12345", Set.of(role), LIFE));
    }

    private static String aReport(String action, String status, String messageId) {
        return """
                From: MAILER-DAEMON@mail.example
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example

                Final-Recipient: rfc822; tracey@mail.example
                Action: %s
                Status: %s

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(action, status, messageId).replace("\n", "\r\n");
    }
}
