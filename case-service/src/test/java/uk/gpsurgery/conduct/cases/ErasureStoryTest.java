package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Who asks to be forgotten is, unless something holds it; and a case whose time is over keeps nobody's words. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ErasureStoryTest {

    private static final String NAME = "Mr Hal Dotterel";
    private static final String WORDS = "They fake records";

    @Inject
    TopicTap topics;

    @Inject
    PracticeRows rows;

    @Inject
    EntityManager entities;

    private Surgery surgery;
    private String id;

    @BeforeEach
    void aCaseOfSomebodyKnown() {
        surgery = new Surgery(topics, MILE_OAK);
        surgery.aPatient("p-91", NAME, "9990050066").statusCode(200);
        id = surgery.aCase("Hal Dotterel " + System.nanoTime());
        surgery.asManager()
                .contentType("text/plain")
                .queryParam("name", "dotterel.txt")
                .body("Hal rang at noon.".getBytes(UTF_8))
                .post("/v1/cases/" + id + "/attachments")
                .then()
                .statusCode(200);
        surgery.confirm(id, 1).statusCode(200);
        tell("author-identified", Map.of("patientId", "p-91", "evidence", List.of("Hal said so", "same photograph")));
    }

    @Test
    void whoIsErasedIsGoneAndHasACertificate() {
        withdraw();

        erase().statusCode(200)
                .body("cases", hasItem(id))
                .body("removed.register", equalTo(1))
                .body("elsewhere.where", hasItem("letters in notifier-service"))
                .body("subject.size()", equalTo(32));
        var shown = surgery.asManager().get("/v1/cases/" + id);
        shown.then()
                .statusCode(200)
                .body("summary.authorName", equalTo("erased"))
                .body("history.told", not(empty()));
        assertThat(shown.asString()).doesNotContain("Dotterel", WORDS, "Hal", "p-91");
        surgery.asManager().get("/v1/cases/" + id + "/attachments").then().body("size()", equalTo(0));
        surgery.as("ina", "ig-lead").get("/v1/subjects/p-91/export").then().statusCode(404);
        surgery.as("ina", "ig-lead")
                .get("/v1/subjects/p-91/erasure")
                .then()
                .statusCode(200)
                .body("askedBy", equalTo("ina"))
                .body("reason", equalTo("asked by letter"));
        assertThat(left("cases")
                        + left("incident")
                        + left("revision")
                        + left("history")
                        + left("track_history")
                        + left("answer"))
                .isZero();
        await().atMost(ofSeconds(20)).untilAsserted(() -> {
            assertThat(topics.tombstones("directory.v1")).contains("Y12345:patient:p-91");
            assertThat(topics.all("cases.v1"))
                    .anyMatch(moved -> moved.path("caseId").asText().equals(id)
                            && moved.path("happening").asText().equals("erased"));
        });
    }

    @Test
    void aCaseThatGoesOnAndALegalHoldForbidIt() {
        erase().statusCode(409).body("code", equalTo("ERASURE_REFUSED")).body("obstacles.code", hasItem("CASE_OPEN"));
        withdraw();
        hold("PUT").statusCode(200).body("holds", contains("LEGAL_HOLD"));
        erase().statusCode(409)
                .body("obstacles.find{it.caseId == '" + id + "'}.code", equalTo("LEGAL_HOLD"))
                .body("obstacles.sentence", hasItem("evidence is kept for legal proceedings"));
        assertThat(surgery.asManager().get("/v1/cases/" + id).asString()).contains(WORDS);
        assertThat(surgery.audit().toString())
                .contains("/v1/subjects/p-91/erasure")
                .contains("ERASURE_REFUSED");

        hold("DELETE").statusCode(200);
        erase().statusCode(200);
    }

    @Test
    void aCaseWhoseTimeIsOverIsSeenFirstAndThenTakenOut() {
        withdraw();
        overdue("auditor").body("caseId", not(hasItem(id)));
        sql("update cases set updated_at = now() - interval '3 years' where id = '" + id + "'");

        overdue("auditor").body("caseId", hasItem(id));
        assertThat(surgery.asManager().get("/v1/cases/" + id).asString()).contains(WORDS);
        surgery.as("ola.ray", "auditor").post("/v1/retention").then().statusCode(403);
        surgery.as("ina", "ig-lead")
                .post("/v1/retention")
                .then()
                .statusCode(200)
                .body("caseId", hasItem(id));
        assertThat(surgery.asManager().get("/v1/cases/" + id).asString()).doesNotContain(WORDS);
        overdue("ig-lead").body("caseId", not(hasItem(id)));
        erase().statusCode(200);
    }

    @Test
    void othersEraseNobody() {
        surgery.asManager()
                .body(Map.of("reason", "x"))
                .post("/v1/subjects/p-91/erasure")
                .then()
                .statusCode(403);
        new Surgery(topics, FERNHILL)
                .as("ina", "ig-lead")
                .body(Map.of("reason", "x"))
                .post("/v1/subjects/p-91/erasure")
                .then()
                .statusCode(404);
        surgery.as("ina", "ig-lead")
                .body(Map.of("reason", " "))
                .post("/v1/subjects/p-91/erasure")
                .then()
                .statusCode(400);
        surgery.asManager().get("/v1/retention").then().statusCode(403);
        withdraw();
    }

    private ValidatableResponse erase() {
        sql("update cases set closed = true, holds = '{}' where patient_id = 'p-91' and id <> '" + id + "'");
        return surgery.as("ina", "ig-lead")
                .body(Map.of("reason", "asked by letter"))
                .post("/v1/subjects/p-91/erasure")
                .then();
    }

    private ValidatableResponse overdue(String role) {
        return surgery.as("ola.ray", role).get("/v1/retention").then().statusCode(200);
    }

    private ValidatableResponse hold(String method) {
        return surgery.asManager()
                .body(Map.of("reason", "proceedings"))
                .request(method, "/v1/cases/" + id + "/holds/LEGAL_HOLD")
                .then();
    }

    private void withdraw() {
        tell("withdrawn", Map.of("reason", "an error about Hal", "tellThePatient", false));
    }

    private void tell(String happening, Map<String, ?> fields) {
        int version =
                surgery.asManager().get("/v1/cases/" + id).then().extract().path("summary.version");
        surgery.tell(surgery.asManager(), id, happening, version, fields).statusCode(200);
    }

    /** Rows of a table in which the person still stands. */
    private long left(String table) {
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.only(MILE_OAK);
            return (Long) entities.createNativeQuery(
                            "select count(*) from " + table + " t where to_jsonb(t)::text like '%Dotterel%'"
                                    + " or to_jsonb(t)::text like '%Hal said so%'",
                            Long.class)
                    .getSingleResult();
        });
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            entities.createNativeQuery(statement).executeUpdate();
        });
    }
}
