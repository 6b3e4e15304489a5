package uk.gpsurgery.conduct.cases;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Who is written to on the way, and how they asked to be. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class LetterStoryTest {

    @Inject
    TopicTap topics;

    @Inject
    CaseFlow flow;

    @Inject
    PracticeRows rows;

    @Inject
    EntityManager entities;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private Surgery surgery;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, MILE_OAK);
        surgery.asManager()
                .body(Map.of(
                        "name", "Mr Albert Finch",
                        "nhsNumber", "9990000069",
                        "dateOfBirth", "1948-05-01",
                        "postalAddress", "4 Shingle Row\nPortslade\nBN41 9ZZ",
                        "prefers", "paper",
                        "format", "large-print",
                        "language", "cy"))
                .put("/v1/patients/p-61")
                .then()
                .statusCode(200);
    }

    @Test
    void whoHasNoMailAndAskedForLargePrintIsWrittenToSo() {
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));

        var recipient = surgery.letters(id, "please-remove").get(0).path("recipient");
        assertThat(recipient.path("postalAddress").asText()).isEqualTo("4 Shingle Row\nPortslade\nBN41 9ZZ");
        assertThat(recipient.path("prefers").asText()).isEqualTo("paper");
        assertThat(recipient.path("format").asText()).isEqualTo("large-print");
        assertThat(recipient.path("language").asText()).isEqualTo("cy");
        assertThat(recipient.has("email")).isFalse();
    }

    @Test
    void whatAPatientAnswersIsShownAndCallsAPersonAndMovesNothing() {
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));
        var letter =
                surgery.letters(id, "please-remove").get(0).path("letterId").asText();

        for (var kind : List.of("removed", "said")) {
            topics.put("letter-outcomes.v1", "Y12345:" + id, "answer-" + kind + letter, answer(id, letter, kind));
        }

        await().atMost(ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(surgery.letters(id, "patient-answered")).hasSize(2));
        surgery.asManager()
                .get("/v1/cases/" + id)
                .then()
                .body("summary.stage", equalTo("REMOVAL_REQUESTED"))
                .body("summary.holds", empty())
                .body("history.findAll{it.happening == 'patient-answered'}.told.answer", contains("removed", "said"))
                .body("history.told.text", hasItem("I did not write it."));
        assertThat(surgery.letters(id, "patient-answered").toString()).doesNotContain("I did not write it");
    }

    @Test
    void whatTheRegisterSaysHoldsTheCaseAndTheLettersThatWait() {
        var id = identified();

        register(Map.of("deceased", true));
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(lastMove(id).path("holds"))
                        .map(JsonNode::asText)
                        .containsExactly("DECEASED"));
        register(Map.of("restricted", true));
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(lastMove(id).path("holds"))
                        .map(JsonNode::asText)
                        .containsExactly("SENSITIVE_RECORD"));
        register(Map.of());
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(lastMove(id).path("holds")).isEmpty());
    }

    @Test
    void anAddressThatAnotherPatientHasTooIsSaidToBeShared() {
        register(Map.of("email", "The.Finches@mail.example", "prefers", "email"));
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));
        assertThat(recipient(id).has("emailShared")).isFalse();

        surgery.asManager()
                .body(Map.of(
                        "name", "Mrs Ada Finch",
                        "nhsNumber", "9990000077",
                        "dateOfBirth", "1950-05-01",
                        "email", "the.finches@mail.example"))
                .put("/v1/patients/p-62")
                .then()
                .statusCode(200);
        var other = identified();
        tell(other, "removal-requested", Map.of("reason", "it is still up"));
        assertThat(recipient(other).path("emailShared").asBoolean()).isTrue();
    }

    private JsonNode recipient(String id) {
        return surgery.letters(id, "please-remove").get(0).path("recipient");
    }

    private JsonNode lastMove(String id) {
        return topics.all("cases.v1").stream()
                .filter(move -> move.path("caseId").asText().equals(id))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void register(Map<String, Object> more) {
        var entry = new HashMap<String, Object>(Map.of(
                "name", "Mr Albert Finch",
                "nhsNumber", "9990000069",
                "dateOfBirth", "1948-05-01",
                "postalAddress", "4 Shingle Row\nPortslade\nBN41 9ZZ"));
        entry.putAll(more);
        surgery.asManager().body(entry).put("/v1/patients/p-61").then().statusCode(200);
    }

    private static Map<String, Object> answer(String caseId, String letterId, String kind) {
        return Map.of(
                "practice", "Y12345",
                "caseId", caseId,
                "letterId", letterId,
                "template", "please-remove",
                "state", "DELIVERED",
                "at", "2026-11-22T10:00:00Z",
                "messageId", "<m@mile-oak.example>",
                "answer", Map.of("kind", kind, "text", "I did not write it."));
    }

    @Test
    void theRegisterTakesNoOtherWayOfWriting() {
        surgery.asManager()
                .body(Map.of(
                        "name", "Mr Albert Finch",
                        "nhsNumber", "9990000069",
                        "dateOfBirth", "1948-05-01",
                        "prefers", "pigeon",
                        "format", "tiny"))
                .put("/v1/patients/p-61")
                .then()
                .statusCode(400)
                .body("errors.field", contains("format", "prefers"));
    }

    @Test
    void aDeadlineIsToldWhenItIsNearWhenItHasPassedAndOnceMore() {
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));
        var due = today.plusDays(7);

        clockReaches(id, "call_on = current_date");
        assertThat(surgery.letters(id, "due-soon")).hasSize(1);
        clockReaches(id, "due_on = current_date - 1, call_on = current_date");
        clockReaches(id, "call_on = current_date");
        assertThat(surgery.letters(id, "due")).hasSize(1);
        assertThat(surgery.letters(id, "overdue")).hasSize(1);
        clockReaches(id, "due_on = current_date - 9");
        surgery.asManager()
                .get("/v1/cases/" + id)
                .then()
                .body("summary.stage", equalTo("REMOVAL_REQUESTED"))
                .body(
                        "history.happening.findAll{it.startsWith('deadline')}",
                        contains("deadline-near", "deadline-passed", "deadline-long-passed"));
        assertThat(surgery.letters(id, "due-soon").get(0).at("/fields/deadline").asText())
                .contains(String.valueOf(due.getDayOfMonth()));
    }

    @Test
    void afterAStandstillWhatHasPassedIsNotCalledNear() {
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));
        clockReaches(id, "due_on = current_date - 1, call_on = current_date - 2");

        surgery.asManager()
                .get("/v1/cases/" + id)
                .then()
                .body("history.happening", hasItem("deadline-passed"))
                .body("history.happening", not(hasItem("deadline-near")));
    }

    @Test
    void whatThePatientSaysToAWarningIsAnsweredBySomebodyWhoDidNotDecide() {
        var id = warned();
        tell(id, "representations-received", Map.of("on", today, "how", "a letter", "acknowledge", true))
                .body("holds", hasItem("REPRESENTATIONS_PENDING"));
        var received = surgery.letters(id, "representations-received").get(0).path("fields");
        assertThat(received.path("answerBy").asText()).isNotEmpty();

        var answer = Map.of("reasons", "The account was somebody else's.", "putRight", "The warning counts no more.");
        surgery.tell(surgery.asManager(), id, "representations-upheld", version(id), answer)
                .statusCode(409)
                .body("guards.code", contains("ANSWERED_BY_SOMEBODY_ELSE"));
        surgery.tell(surgery.as("ann.frith", "partner"), id, "representations-upheld", version(id), answer)
                .statusCode(200)
                .body("stage", equalTo("WITHDRAWN"))
                .body("holds", not(hasItem("REPRESENTATIONS_PENDING")));

        var upheld = surgery.letters(id, "representations-upheld").get(0);
        assertThat(upheld.at("/fields/putRight").asText()).isEqualTo("The warning counts no more.");
        assertThat(upheld.at("/fields/reasons").asText()).isEqualTo("The account was somebody else's.");
        assertThat(upheld.path("approvedBy").asText()).isEqualTo("ann.frith");
    }

    @Test
    void anImmediateRemovalIsConfirmedToTheCommissionerAndToldToThePatient() {
        var id = surgery.aCase();
        tell(id, "threat-confirmed", Map.of("incidentOn", today, "violenceOrFear", true, "what", "a knife"));
        tell(id, "police-reported", Map.of("on", today, "logReference", "log 7", "commissionerApproval", ""));
        identify(id);
        var agreed = Map.of("specificReason", "You came to the surgery with a knife.");
        surgery.tell(surgery.asManager(), id, "immediate-removal-agreed", version(id), agreed)
                .statusCode(202);
        surgery.tell(surgery.as("james.thornbury", "partner"), id, "immediate-removal-agreed", version(id), agreed)
                .statusCode(200);
        tell(id, "commissioner-told", Map.of("on", today, "how", "by phone"));
        tell(id, "confirmed-in-writing", Map.of("on", today, "patientInformed", true, "whyNot", ""));

        for (var template : List.of("immediate-removal-confirmation", "immediate-removal")) {
            assertThat(surgery.letters(id, template)
                            .get(0)
                            .at("/fields/reasons")
                            .asText())
                    .isEqualTo("You came to the surgery with a knife.");
        }
        var confirmed =
                surgery.letters(id, "immediate-removal-confirmation").get(0).path("fields");
        assertThat(confirmed.path("policeReportedOn").asText())
                .isNotEmpty()
                .isEqualTo(confirmed.path("toldOn").asText());
    }

    private String warned() {
        var id = identified();
        tell(id, "removal-requested", Map.of("reason", "it is still up"));
        clockReaches(id, "due_on = current_date - 1");
        tell(id, "reminder-approved", Map.of("seenUpOn", today));
        clockReaches(id, "due_on = current_date - 1");
        tell(id, "non-compliance-confirmed", Map.of("seenUpOn", today));
        tell(id, "advice-sought", Map.of("adviser", "mdu", "question", "May we warn?"));
        tell(id, "advice-received", Map.of("outcome", "PROCEED_TO_WARNING", "dated", today, "summary", "yes"));
        tell(
                id,
                "warning-drafted",
                Map.of(
                        "behaviour", "You posted a false claim.",
                        "changeWanted", "Take it down.",
                        "alternativesConsidered", "A meeting was offered.",
                        "equalityChecked", true));
        var approved = Map.of("reason", "as advised");
        surgery.tell(surgery.asManager(), id, "warning-approved", version(id), approved)
                .statusCode(202);
        surgery.tell(surgery.as("james.thornbury", "partner"), id, "warning-approved", version(id), approved)
                .statusCode(200);
        return id;
    }

    private String identified() {
        var id = surgery.aCase();
        surgery.confirm(id, 1).statusCode(200);
        identify(id);
        return id;
    }

    private void identify(String id) {
        tell(id, "author-identified", Map.of("patientId", "p-61", "evidence", List.of("same name", "said so")));
    }

    private io.restassured.response.ValidatableResponse tell(String id, String happening, Map<String, ?> fields) {
        return surgery.tell(surgery.asManager(), id, happening, version(id), fields)
                .statusCode(200);
    }

    private int version(String id) {
        return surgery.asManager().get("/v1/cases/" + id).then().extract().path("summary.version");
    }

    /** Time passes, as far as the case can tell, and the alarm looks. */
    private void clockReaches(String id, String set) {
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            entities.createNativeQuery("update cases set " + set + " where id = '" + id + "'")
                    .executeUpdate();
        });
        flow.deadlinesPassed();
    }
}
