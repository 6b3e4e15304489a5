package uk.gpsurgery.conduct.cases;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/** Verdicts in over Kafka, people over HTTP, letters out over Kafka: the case service as its neighbours meet it. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CaseStoryTest {

    private static final String PRACTICE = "Y12345";
    private static final AtomicInteger POSTS = new AtomicInteger();
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Inject
    TopicTap topics;

    private final String manager = person("gareth.noakes", "practice-manager");
    private final String partner = person("james.thornbury", "partner");
    private final String today = LocalDate.now(ZoneId.of("Europe/London")).toString();

    @BeforeEach
    void registers() {
        put("/v1/staff/s-10", Map.of("name", "Gareth Noakes", "role", "practice manager", "account", "gareth.noakes"));
        put("/v1/staff/s-01", Map.of("name", "Dr Meera Patel", "role", "GP partner", "account", "meera.patel"));
        put("/v1/staff/s-02", Map.of("name", "Dr James Thornbury", "role", "GP partner", "account", "james.thornbury"));
        put(
                "/v1/patients/p-01",
                Map.of(
                        "name", "Mrs Donna Pelling",
                        "nhsNumber", "9990000018",
                        "dateOfBirth", "1980-02-29",
                        "email", "donna.pelling@mail.example"));
    }

    @Test
    void aHarmlessCommentLeavesNoCase() {
        var externalId = post("harmless", List.of(), false, "none");
        var marker = post("Dr Patel was drunk at work", List.of("defamatory"), true, "case");
        caseOf(marker);

        assertThat(casesOf(externalId)).isEmpty();
    }

    @Test
    void aBreachOpensACaseInTriageAndMailsTheManagerALink() {
        var id = caseOf(post("Dr Patel was drunk at work", List.of("defamatory", "staff-identified"), true, "case"));

        show(id).body("summary.stage", equalTo("TRIAGE"))
                .body("summary.clauses", contains("P5", "P7"))
                .body("incidents[0].revisions[0].text", equalTo("Dr Patel was drunk at work"))
                .body("incidents[0].revisions[0].rawHash", equalTo(HASH))
                .body("history.happening", contains("breach-suspected"))
                .body("allowed.happening", hasItems("breach-confirmed", "no-breach-found", "signposted"))
                .body("letters.template", contains("new-case"));
        var letter = letter(id, "new-case");
        assertThat(letter.at("/recipient/email").asText()).isEqualTo("manager@mile-oak.example");
        assertThat(letter.at("/fields/caseLink").asText()).endsWith("/v1/cases/" + id);
        assertThat(letter.toString()).doesNotContain("drunk").doesNotContain("Patel");
    }

    @Test
    void whatTheClassifierIsSureOfIsLookedAtByAPersonToo() {
        var id = caseOf(post("I will put every window in", List.of("harassing", "unlawful"), false, "case"));

        show(id).body("summary.stage", equalTo("TRIAGE")).body("letters.template", contains("new-case"));
    }

    @Test
    void aPostThatIsTakenDownEndsWithThanks() {
        var externalId = post("They fake the records here", List.of("defamatory"), true, "case");
        var id = caseOf(externalId);
        toRemovalRequested(id);

        remove(externalId);
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> show(id).body("letters.template", hasItem("post-seen-removed")));
        tell(manager, id, "post-removed", Map.of("howSeen", "Facebook says so"))
                .statusCode(200)
                .body("stage", equalTo("POST_REMOVED"));
        var thanks = letter(id, "thank-you");
        assertThat(thanks.path("approvedBy").asText()).isEqualTo("gareth.noakes");
        topics.put(
                "letter-outcomes.v1",
                PRACTICE + ":" + id,
                "outcome-of-" + thanks.path("letterId").asText(),
                Map.of(
                        "practice", PRACTICE,
                        "caseId", id,
                        "letterId", thanks.path("letterId").asText(),
                        "template", "thank-you",
                        "state", "SENT",
                        "at", "2026-11-22T10:00:00Z",
                        "messageId", "<m@mile-oak.example>"));

        await().atMost(ofSeconds(20))
                .untilAsserted(() -> show(id).body("summary.stage", equalTo("MONITORING"))
                        .body("letters.find{it.template=='thank-you'}.state", equalTo("SENT")));
    }

    @Test
    void theWarningWaitsForASecondPersonWhoIsNotNamed() {
        var externalId = post("Dr Patel fakes records", List.of("defamatory", "staff-identified"), true, "case");
        var id = caseOf(externalId);
        toRemovalRequested(id);

        tell(manager, id, "reminder-approved", Map.of("seenUpOn", today))
                .statusCode(409)
                .body("code", equalTo("REFUSED"))
                .body("guards.code", contains("DEADLINE_PASSED"));
        tell(partner, id, "warning-approved", Map.of("reason", "yes"))
                .statusCode(409)
                .body("code", equalTo("NOT_ON_THE_LADDER"));
    }

    @Test
    void theSameVerdictTwiceChangesNothing() {
        var externalId = post("They steal from the till", List.of("defamatory"), true, "case");
        var id = caseOf(externalId);
        var before = show(id).extract().asString();

        verdict(externalId, "They steal from the till", List.of("defamatory"), true, "case", "posted");
        caseOf(post("a marker: they sell drugs", List.of("unlawful"), true, "case"));

        assertThat(show(id).extract().asString()).isEqualTo(before);
    }

    @Test
    void postsOfOneAuthorJoinTheirOpenCase() {
        var first = "p-" + POSTS.incrementAndGet();
        var second = "p-" + POSTS.incrementAndGet();
        verdict(first, "They fake records", List.of("defamatory"), true, "case", "posted", "Repeat Author");
        verdict(second, "And they steal", List.of("defamatory"), true, "case", "posted", "Repeat Author");

        var id = caseOf(first);
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(casesOf(second)).containsExactly(id));
        show(id).body("incidents.externalId", containsInAnyOrder(first, second)).body("history.size()", equalTo(1));
    }

    @Test
    void aDisclosureOfDangerAlertsTheSafeguardingLeadAndOpensNoCase() {
        var externalId = post("I cannot go on", List.of("safeguarding"), true, "safeguarding");

        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(topics.all("letters.v1"))
                        .anyMatch(letter -> letter.path("template").asText().equals("safeguarding-alert")
                                && letter.at("/recipient/email").asText().equals("safeguarding@mile-oak.example")));
        assertThat(casesOf(externalId)).isEmpty();
        given().auth()
                .oauth2(manager)
                .get("/v1/incidents?route=safeguarding")
                .then()
                .statusCode(200)
                .body("externalId", hasItem(externalId));
    }

    @Test
    void aHoldStopsTheLadderUntilItIsLifted() {
        var id = caseOf(post("They fake records", List.of("defamatory"), true, "case"));
        tell(manager, id, "breach-confirmed", confirmed()).statusCode(200);
        tell(manager, id, "author-identified", identified()).statusCode(200);
        hold("PUT", id, "COMPLAINT_OPEN").statusCode(200).body("holds", contains("COMPLAINT_OPEN"));

        tell(manager, id, "removal-requested", Map.of("reason", "still up"))
                .statusCode(409)
                .body("guards.code", contains("NO_COMPLAINT_OPEN"))
                .body("guards[0].sentence", equalTo("a patient is never escalated for complaining"));

        hold("DELETE", id, "COMPLAINT_OPEN").statusCode(200);
        tell(manager, id, "removal-requested", Map.of("reason", "still up")).statusCode(200);
        show(id).body("history.happening", hasItems("hold-set", "hold-lifted"));
    }

    @Test
    void whoHasSeenAnOlderVersionIsToldWhatChanged() {
        var id = caseOf(post("They fake records", List.of("defamatory"), true, "case"));
        tell(manager, id, "breach-confirmed", confirmed()).statusCode(200);

        given().auth()
                .oauth2(manager)
                .contentType(ContentType.JSON)
                .body(with("author-identified", 1, identified()))
                .post("/v1/cases/" + id + "/happenings")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("STALE_VERSION"))
                .body("version", equalTo(2))
                .body("changes.happening", contains("breach-confirmed"));
    }

    @Test
    void badHappeningsAreNamedFieldByFieldAndChangeNothing() {
        var id = caseOf(post("They fake records", List.of("defamatory"), true, "case"));

        tell(manager, id, "walked-the-dog", Map.of()).statusCode(400).body("errors.field", contains("happening"));
        tell(manager, id, "breach-confirmed", Map.of("labels", List.of("rude"), "nature", "ABUSE", "reason", "x"))
                .statusCode(400)
                .body("errors.field", contains("labels[0]"));
        tell(manager, id, "breach-confirmed", Map.of("colour", "red"))
                .statusCode(400)
                .body("errors.field", contains("colour", "labels", "nature", "reason"));
        tell(manager, id, "breach-confirmed", Map.of("labels", List.of("defamatory"), "nature", "x", "reason", "x"))
                .statusCode(400)
                .body("errors.field", contains("nature"));
        tell(manager, id, "threat-confirmed", Map.of("incidentOn", "2026-02-30", "violenceOrFear", true, "what", "x"))
                .statusCode(400)
                .body("errors.field", contains("incidentOn"));
        show(id).body("summary.version", equalTo(1));
    }

    @Test
    void aCaseIsSeenByItsOwnPracticeOnly() {
        var id = caseOf(post("They fake records", List.of("defamatory"), true, "case"));
        var other = Tokens.ofThisRun().person("pat.lowe", "B81234", Set.of("practice-manager"), ofMinutes(5));

        given().auth().oauth2(other).get("/v1/cases/" + id).then().statusCode(404);
        tell(other, id, "breach-confirmed", confirmed()).statusCode(404);
        given().auth()
                .oauth2(person("kay", "reception"))
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200);
        tell(person("kay", "reception"), id, "breach-confirmed", confirmed()).statusCode(403);
        given().get("/v1/cases/" + id).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.ofThisRun().person("x", "", Set.of("practice-manager"), ofMinutes(5)))
                .get("/v1/cases")
                .then()
                .statusCode(403)
                .body("code", equalTo("NO_PRACTICE"));
    }

    @Test
    void theRegistersGoOutWithPatientsAsHashesOnly() {
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(topics.all("directory.v1").toString())
                        .contains("Dr Meera Patel")
                        .contains("nameHashes")
                        .doesNotContain("Pelling")
                        .doesNotContain("9990000018"));
        given().auth()
                .oauth2(manager)
                .contentType(ContentType.JSON)
                .body(Map.of("name", " ", "nhsNumber", "4123456879", "dateOfBirth", "2999-01-01", "email", "x"))
                .put("/v1/patients/p-09")
                .then()
                .statusCode(400)
                .body("errors.field", contains("dateOfBirth", "email", "name", "nhsNumber"))
                .body("detail", containsString("errors"));
    }

    private void toRemovalRequested(String id) {
        tell(manager, id, "breach-confirmed", confirmed()).statusCode(200);
        tell(manager, id, "author-identified", identified()).statusCode(200);
        tell(manager, id, "removal-requested", Map.of("reason", "it is still up"))
                .statusCode(200)
                .body("stage", equalTo("REMOVAL_REQUESTED"));
    }

    private static Map<String, Object> confirmed() {
        return Map.of(
                "labels", List.of("defamatory"), "nature", "STATEMENT_OF_FACT", "reason", "It states a crime as fact");
    }

    private static Map<String, Object> identified() {
        return Map.of("patientId", "p-01", "evidence", List.of("same name and photograph", "said so on the phone"));
    }

    private ValidatableResponse tell(String token, String id, String happening, Map<String, Object> fields) {
        int version = token.equals(manager) || token.equals(partner)
                ? show(id).extract().path("summary.version")
                : 1;
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(with(happening, version, fields))
                .post("/v1/cases/" + id + "/happenings")
                .then();
    }

    private static Map<String, Object> with(String happening, int version, Map<String, Object> fields) {
        var body = new TreeMap<>(fields);
        body.put("happening", happening);
        body.put("version", version);
        return body;
    }

    private ValidatableResponse hold(String method, String id, String hold) {
        return given().auth()
                .oauth2(manager)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "as the patient asked"))
                .request(method, "/v1/cases/" + id + "/holds/" + hold)
                .then();
    }

    private ValidatableResponse show(String id) {
        return given().auth().oauth2(manager).get("/v1/cases/" + id).then().statusCode(200);
    }

    private void put(String path, Map<String, Object> entry) {
        given().auth()
                .oauth2(manager)
                .contentType(ContentType.JSON)
                .body(entry)
                .put(path)
                .then()
                .statusCode(200);
    }

    private String caseOf(String externalId) {
        return await().atMost(ofSeconds(20))
                .until(() -> casesOf(externalId), found -> !found.isEmpty())
                .get(0);
    }

    private List<String> casesOf(String externalId) {
        return given().auth()
                .oauth2(manager)
                .get("/v1/incidents?route=case")
                .then()
                .extract()
                .jsonPath()
                .getList("findAll{it.externalId == '" + externalId + "'}.caseId");
    }

    private JsonNode letter(String caseId, String template) {
        return await().atMost(ofSeconds(20))
                .until(
                        () -> topics.all("letters.v1").stream()
                                .filter(letter -> letter.path("caseId").asText().equals(caseId)
                                        && letter.path("template").asText().equals(template))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private String post(String text, List<String> labels, boolean referred, String route) {
        var externalId = "p-" + POSTS.incrementAndGet();
        verdict(externalId, text, labels, referred, route, "posted");
        return externalId;
    }

    private void remove(String externalId) {
        verdict(externalId, "", List.of(), false, "none", "removed");
    }

    private void verdict(
            String externalId, String text, List<String> labels, boolean referred, String route, String status) {
        verdict(externalId, text, labels, referred, route, status, "Author of " + externalId);
    }

    private void verdict(
            String externalId,
            String text,
            List<String> labels,
            boolean referred,
            String route,
            String status,
            String author) {
        var comment = new TreeMap<String, Object>(Map.of(
                "id",
                "comment-" + externalId + status,
                "platform",
                "facebook",
                "externalId",
                externalId,
                "status",
                status,
                "receivedAt",
                "2026-11-22T09:00:00Z",
                "via",
                "api",
                "rawHash",
                HASH));
        if (!status.equals("removed")) {
            comment.put("text", text);
            comment.put("author", Map.of("name", author));
        }
        topics.put(
                "verdicts.v1",
                PRACTICE + ":facebook:" + externalId,
                "verdict-" + externalId + status,
                Map.of(
                        "practice", PRACTICE,
                        "comment", comment,
                        "labels", labels,
                        "findings", List.of(),
                        "referred", referred,
                        "route", route,
                        "policyVersion", "test",
                        "modelVersion", "test"));
    }

    private static String person(String subject, String role) {
        return Tokens.ofThisRun().person(subject, PRACTICE, Set.of(role), ofMinutes(5));
    }
}
