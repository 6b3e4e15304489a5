package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** The reviewer judges first; then both learn what the other found. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class JudgementStoryTest {

    @Inject
    TopicTap topics;

    @Inject
    MeterRegistry meters;

    private final YearMonth month = YearMonth.now(ZoneId.of("Europe/London"));
    private Surgery surgery;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, FERNHILL);
    }

    @Test
    void whatTheClassifierFoundComesWithTheAnswerAndNotBefore() {
        var id = surgery.aCase();
        show(id).body("incidents[0].findings", nullValue())
                .body("incidents[0].revisions[0].text", equalTo("They fake records"));
        assertThat(findingsInTheList(id)).isNull();
        surgery.asManager()
                .get("/v1/incidents/" + postOf(id))
                .then()
                .statusCode(200)
                .body("incident.findings", nullValue());

        surgery.confirm(id, 1)
                .statusCode(200)
                .body("stage", equalTo("BREACH_CONFIRMED"))
                .body("classifier[0].findings[0].score", equalTo(0.91f))
                .body("classifier[0].findings[0].rule", equalTo("allegation"));
        show(id).body("incidents[0].findings[0].score", equalTo(0.91f));
        assertThat(findingsInTheList(id)).isNotNull();
    }

    @Test
    void agreementIsCountedClauseByClause() {
        var before = agreement("P7");
        var missed = agreement("P3");
        var counted = meters.counter("conduct_agreement", "clause", "P7", "answer", "agreed")
                .count();
        surgery.confirm(surgery.aCase(), 1).statusCode(200);
        tell(surgery.aCase(), "no-breach-found", Map.of("reason", "a joke"));
        tell(
                surgery.aCase(),
                "breach-confirmed",
                Map.of("labels", List.of("harassing"), "nature", "ABUSE", "reason", "It threatens"));

        assertThat(agreement("P7")).containsExactly(before.get(0) + 1, before.get(1) + 2, before.get(2));
        assertThat(agreement("P3")).containsExactly(missed.get(0), missed.get(1), missed.get(2) + 1);
        assertThat(meters.counter("conduct_agreement", "clause", "P7", "answer", "agreed")
                        .count())
                .isEqualTo(counted + 1);
    }

    @Test
    void theReportIsForThoseWhoAnswerForThePractice() {
        surgery.as("kay.lyle", "reception")
                .get("/v1/reports/agreement?from=" + month)
                .then()
                .statusCode(403);
        surgery.asManager()
                .get("/v1/reports/agreement?from=2026-13")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from"));
        surgery.confirm(surgery.aCase(), 1).statusCode(200);
        new Surgery(topics, "L0NE")
                .as("ola.ray", "auditor")
                .get("/v1/reports/agreement?from=" + month)
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
    }

    /** Agreed, overruled, missed. */
    private List<Integer> agreement(String clause) {
        var found = surgery.as("ola.ray", "auditor")
                .get("/v1/reports/agreement?from=" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>get("find{it.clause == '" + clause + "'}");
        return found == null
                ? List.of(0, 0, 0)
                : List.of(
                        (Integer) found.get("agreed"), (Integer) found.get("overruled"), (Integer) found.get("missed"));
    }

    private void tell(String id, String happening, Map<String, ?> fields) {
        surgery.tell(surgery.asManager(), id, happening, 1, fields).statusCode(200);
    }

    private Object findingsInTheList(String id) {
        return surgery.asManager()
                .get("/v1/incidents?route=case")
                .jsonPath()
                .get("find{it.caseId == '" + id + "'}.findings");
    }

    private String postOf(String id) {
        return show(id).extract().path("incidents[0].id");
    }

    private io.restassured.response.ValidatableResponse show(String id) {
        return surgery.asManager().get("/v1/cases/" + id).then().statusCode(200);
    }
}
