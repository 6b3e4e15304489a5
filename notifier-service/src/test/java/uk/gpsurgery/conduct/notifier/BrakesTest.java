package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import uk.gpsurgery.conduct.notifier.store.Claim;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** What keeps a letter back: time for second thoughts, the night, and too many at once. */
@QuarkusTest
@TestProfile(BrakesTest.Braked.class)
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class BrakesTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /** The service's own senders find nothing due: whatever is tried here is tried at hours of its own. */
    public static final class Braked implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "conduct.notifier.brakes.undo-window", "1H",
                    "conduct.notifier.brakes.quiet-from", "20:00",
                    "conduct.notifier.brakes.quiet-until", "08:00",
                    "conduct.notifier.brakes.adverse-an-hour", "2");
        }
    }

    private final Instant noon =
            Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(40)).plus(Duration.ofHours(12));

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    Letters letters;

    private final String letterId = "l-" + UUID.randomUUID();

    @Test
    void whoeverApprovedALetterToAPatientCanStillStopIt() {
        asked(Template.PLEASE_REMOVE, letterId);
        ledger(letterId).body("[0].state", equalTo("QUEUED")).body("[0].undoUntil", notNullValue());

        post("practice-manager", letterId + "/stop", Map.of("reason", "the wrong Mrs Gander"))
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("a person stopped it before it went"))
                .body("deeds.what", contains("STOPPED"))
                .body("deeds[0].by", equalTo("gareth.noakes"))
                .body("deeds[0].note", equalTo("the wrong Mrs Gander"));

        post("practice-manager", letterId + "/stop", Map.of("reason", "again"))
                .statusCode(409)
                .body("code", equalTo("LETTER_NOT_THERE"));
        await().untilAsserted(() -> assertThat(topic.all("letter-outcomes.v1"))
                .filteredOn(outcome -> outcome.contains(letterId))
                .singleElement()
                .asString()
                .contains("FAILED", "a person stopped it before it went")
                .doesNotContain("Gander", "noakes"));
        assertThat(claimed(noon)).noneMatch(claim -> isOf(claim, letterId));
    }

    @Test
    void staffAreTroubledAtOnceAndPatientsAfterSecondThoughts() {
        try (var catcher = new MailCatcher(smtp.port())) {
            asked(Template.THANK_YOU, letterId + "-patient");
            topic.ask(Asking.forA(Template.SAFEGUARDING_ALERT, letterId));

            await().untilAsserted(() -> ledger(letterId).body("[0].state", equalTo("SENT")));
            assertThat(catcher.caught()).hasSize(1);
            assertThat(catcher.caught().get(0).to()).isEqualTo(letterId + "@mail.example");
        }
    }

    @Test
    void whatALaterLetterContradictsGoesNoMore() {
        var caseId = "case-of-" + letterId;
        asked(Template.REMINDER, letterId);
        topic.ask(Asking.forA(Template.SECOND_APPROVAL_WANTED, letterId + "-staff")
                .inCase(caseId));

        topic.ask(Asking.forA(Template.THANK_YOU, letterId + "-thanks").inCase(caseId));

        await().untilAsserted(() -> ledger(letterId)
                .body("find { it.template == 'reminder' }.state", equalTo("FAILED"))
                .body(
                        "find { it.template == 'reminder' }.reason",
                        equalTo("overtaken before it went by the letter thank-you"))
                .body("find { it.template == 'reminder' }.deeds.what", contains("OVERTAKEN"))
                .body("find { it.template == 'thank-you' }.state", equalTo("QUEUED"))
                .body("find { it.template == 'second-approval-wanted' }.state", equalTo("QUEUED")));
        await().untilAsserted(() -> assertThat(topic.all("letter-outcomes.v1"))
                .filteredOn(outcome -> outcome.contains("\"" + letterId + "\""))
                .singleElement()
                .asString()
                .contains("FAILED"));
    }

    @Test
    void aPatientIsNotWokenByALetter() {
        asked(Template.THANK_YOU, letterId);
        var night = noon.plus(Duration.ofHours(10));

        assertThat(claimed(night)).noneMatch(claim -> isOf(claim, letterId));

        ledger(letterId).body("[0].reason", equalTo("waits for the end of the quiet hours"));
        assertThat(claimed(noon.plus(Duration.ofHours(22)))).anyMatch(claim -> isOf(claim, letterId));
    }

    @Test
    void manyAdverseLettersWithinAnHourWaitForAPartner() {
        var ids = List.of(letterId + "-1", letterId + "-2", letterId + "-3");
        ids.forEach(id -> asked(Template.WARNING, id));
        asked(Template.THANK_YOU, letterId);

        var gone = claimed(noon);

        assertThat(gone)
                .filteredOn(claim -> ids.stream().anyMatch(id -> isOf(claim, id)))
                .hasSize(2);
        assertThat(gone).as("a letter of thanks is nothing to brake").anyMatch(claim -> isOf(claim, letterId));
        var held = ids.stream()
                .filter(id -> gone.stream().noneMatch(claim -> isOf(claim, id)))
                .findFirst()
                .orElseThrow();
        as("partner")
                .get("/v1/letters/held")
                .then()
                .body("letterId", hasItem(held))
                .body("letterId", not(hasItem(letterId)));
        assertThat(claimed(noon.plusSeconds(1))).isEmpty();

        post("practice-manager", held + "/release", Map.of()).statusCode(403);
        post("partner", held + "/release", Map.of())
                .statusCode(200)
                .body("deeds.what", contains("RELEASED"))
                .body("heldSince", equalTo(null));
        post("partner", held + "/release", Map.of()).statusCode(409);

        as("partner").get("/v1/letters/held").then().body("", empty());
        assertThat(claimed(noon.plusSeconds(2))).singleElement().matches(claim -> isOf(claim, held));
    }

    @Test
    void nobodyDealsWithALetterOfAnotherPractice() {
        asked(Template.THANK_YOU, letterId);

        given().auth()
                .oauth2(Tokens.ofThisRun().person("gareth.noakes", "B81234", Set.of("partner"), LIFE))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "not mine"))
                .post("/v1/letters/" + letterId + "/stop")
                .then()
                .statusCode(404)
                .body("code", equalTo("UNKNOWN_LETTER"));
        post("reception", letterId + "/stop", Map.of("reason", "no")).statusCode(403);
        post("practice-manager", letterId + "/stop", Map.of("reason", " ")).statusCode(400);
        ledger(letterId).body("[0].state", equalTo("QUEUED"));
    }

    private void asked(Template template, String id) {
        topic.ask(Asking.forA(template, id));
        await().untilAsserted(() -> ledger(id).body("letterId", contains(id)));
    }

    /** Everything that a sender would be given at that time. */
    private List<Claim> claimed(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var lease = now.plus(Duration.ofDays(100));
            var claims = new java.util.ArrayList<Claim>();
            for (var next = letters.claim(now, lease, 3, ended -> {});
                    !next.isEmpty();
                    next = letters.claim(now, lease, 3, ended -> {})) {
                claims.addAll(next);
            }
            return claims;
        });
    }

    private static boolean isOf(Claim claim, String id) {
        return claim.mail(java.util.Optional.empty()).address().equals(id + "@mail.example");
    }

    private static ValidatableResponse ledger(String id) {
        return as("partner").get("/v1/letters?caseId=case-of-" + id).then().statusCode(200);
    }

    private static ValidatableResponse post(String role, String path, Map<String, String> body) {
        return as(role).contentType(ContentType.JSON)
                .body(body)
                .post("/v1/letters/" + path)
                .then();
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.ofThisRun().person("gareth.noakes", "Y12345", Set.of(role), LIFE));
    }
}
