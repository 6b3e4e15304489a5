package uk.gpsurgery.conduct.cases;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import uk.gpsurgery.conduct.infra.Tokens;

/** A surgery that uses the service: its posts come by topic, its people by HTTP. */
final class Surgery {

    static final String MILE_OAK = "Y12345";
    static final String FERNHILL = "B81234";

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final List<Map<String, Object>> FINDINGS = List.of(Map.of(
            "label", "defamatory",
            "clause", "P7",
            "rule", "allegation",
            "sentence", "A statement of fact about an identifiable person",
            "score", 0.91,
            "band", "REVIEW",
            "spans", List.of(Map.of("start", 0, "end", 17, "text", "They fake records"))));

    private final TopicTap topics;
    private final String practice;

    Surgery(TopicTap topics, String practice) {
        this.topics = topics;
        this.practice = practice;
    }

    String practice() {
        return practice;
    }

    /** Somebody who works there, signed in. */
    RequestSpecification as(String subject, String... roles) {
        return given().auth()
                .oauth2(Tokens.ofThisRun().person(subject, practice, Set.of(roles), ofMinutes(5)))
                .contentType(ContentType.JSON);
    }

    RequestSpecification asManager() {
        return as("manager-of-" + practice, "practice-manager");
    }

    /** A new case in TRIAGE about a post of this author; its id. */
    String aCase(String author) {
        var post = "post-" + UUID.randomUUID();
        var comment = Map.of(
                "id", "comment-" + post,
                "platform", "facebook",
                "externalId", post,
                "status", "posted",
                "receivedAt", "2026-11-22T09:00:00Z",
                "via", "api",
                "rawHash", HASH,
                "text", "They fake records",
                "author", Map.of("name", author));
        topics.put(
                "verdicts.v1",
                practice + ":facebook:" + post,
                "verdict-" + post,
                Map.of(
                        "practice",
                        practice,
                        "comment",
                        comment,
                        "labels",
                        List.of("defamatory"),
                        "findings",
                        FINDINGS,
                        "referred",
                        true,
                        "route",
                        "case",
                        "policyVersion",
                        "test",
                        "modelVersion",
                        "test"));
        return await().atMost(ofSeconds(20))
                .until(
                        () -> asManager()
                                .get("/v1/incidents?route=case")
                                .jsonPath()
                                .<String>getList("findAll{it.externalId == '" + post + "'}.caseId"),
                        found -> !found.isEmpty())
                .get(0);
    }

    String aCase() {
        return aCase("Author " + UUID.randomUUID());
    }

    ValidatableResponse tell(
            RequestSpecification who, String id, String happening, int version, Map<String, ?> fields) {
        var body = new TreeMap<String, Object>(fields);
        body.put("happening", happening);
        body.put("version", version);
        return who.body(body).post("/v1/cases/" + id + "/happenings").then();
    }

    /** The manager confirms the breach: a case in TRIAGE goes on. */
    ValidatableResponse confirm(String id, int version) {
        return tell(asManager(), id, "breach-confirmed", version, confirmed());
    }

    static Map<String, Object> confirmed() {
        return Map.of(
                "labels", List.of("defamatory"), "nature", "STATEMENT_OF_FACT", "reason", "It states a crime as fact");
    }

    /** What the practice's people and patients get about a case, of one kind; it waits for the first. */
    List<JsonNode> letters(String caseId, String template) {
        return await().atMost(ofSeconds(20))
                .until(
                        () -> topics.all("letters.v1").stream()
                                .filter(letter -> letter.path("caseId").asText().equals(caseId)
                                        && letter.path("template").asText().equals(template))
                                .toList(),
                        found -> !found.isEmpty());
    }

    /** Every row of the practice's audit. */
    List<Map<String, Object>> audit() {
        var all = new ArrayList<Map<String, Object>>();
        List<Map<String, Object>> some;
        do {
            some = as("ola.ray", "auditor")
                    .get("/v1/audit?limit=1000&after=" + all.size())
                    .jsonPath()
                    .getList("");
            all.addAll(some);
        } while (some.size() == 1000);
        return all;
    }

    ValidatableResponse aPatient(String id, String name, String nhsNumber) {
        return asManager()
                .body(Map.of("name", name, "nhsNumber", nhsNumber, "dateOfBirth", "1980-02-29"))
                .put("/v1/patients/" + id)
                .then();
    }

    ValidatableResponse aMember(String id, String name) {
        return asManager()
                .body(Map.of("name", name, "role", "GP partner"))
                .put("/v1/staff/" + id)
                .then();
    }
}
