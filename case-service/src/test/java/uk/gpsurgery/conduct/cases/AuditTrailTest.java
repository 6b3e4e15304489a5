package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;
import static uk.gpsurgery.conduct.cases.Surgery.confirmed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Who did, saw or was refused what stands on the practice's record, and whoever changes the record is found. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class AuditTrailTest {

    @Inject
    TopicTap topics;

    @Inject
    DataSource database;

    private Surgery mileOak;
    private Surgery fernhill;

    @BeforeEach
    void twoSurgeries() {
        mileOak = new Surgery(topics, MILE_OAK);
        fernhill = new Surgery(topics, FERNHILL);
    }

    @Test
    void whatIsDoneToACaseAndWhoHasSeenItIsOnRecord() {
        var id = mileOak.aCase("Robin Audit-Canary");
        mileOak.as("kay.lyle", "reception").get("/v1/cases/" + id).then().statusCode(200);
        mileOak.confirm(id, 1).statusCode(200);
        hold(id).statusCode(200);

        assertThat(about("/v1/cases/" + id))
                .containsExactly(
                        "classifier (classifier) breach-suspected /v1/cases/ID: DONE",
                        "kay.lyle (reception) GET /v1/cases/ID: DONE",
                        "manager-of-Y12345 (practice-manager) POST breach-confirmed /v1/cases/ID/happenings: DONE",
                        "manager-of-Y12345 (practice-manager) PUT hold-set /v1/cases/ID/holds/COMPLAINT_OPEN: DONE");
        assertThat(mileOak.audit().toString()).doesNotContain("Canary").doesNotContain("fake records");
    }

    @Test
    void whatIsRefusedIsOnRecordThoughNothingHasChanged() {
        var id = mileOak.aCase();
        mileOak.tell(mileOak.asManager(), id, "warning-approved", 1, Map.of("reason", "x"))
                .statusCode(409);
        mileOak.tell(mileOak.asManager(), id, "breach-confirmed", 7, confirmed())
                .statusCode(409);
        mileOak.tell(mileOak.asManager(), id, "walked-the-dog", 1, Map.of()).statusCode(400);
        mileOak.asManager()
                .body("{\"happening\": ")
                .post("/v1/cases/" + id + "/happenings")
                .then()
                .statusCode(400);
        mileOak.tell(mileOak.as("kay.lyle", "reception"), id, "breach-confirmed", 1, confirmed())
                .statusCode(403);
        mileOak.as("ola.ray", "auditor").get("/v1/cases/" + id).then().statusCode(403);
        mileOak.asManager()
                .body(Map.of("reason", " "))
                .put("/v1/cases/" + id + "/holds/COMPLAINT_OPEN")
                .then()
                .statusCode(400);

        assertThat(about("/v1/cases/" + id).stream().skip(1).map(row -> row.replaceFirst("[^)]*\\) ", "")))
                .containsExactly(
                        "POST warning-approved /v1/cases/ID/happenings: NOT_ON_THE_LADDER",
                        "POST breach-confirmed /v1/cases/ID/happenings: STALE_VERSION",
                        "POST /v1/cases/ID/happenings: BAD_INPUT",
                        "POST /v1/cases/ID/happenings: BAD_INPUT",
                        "POST /v1/cases/ID/happenings: FORBIDDEN",
                        "GET /v1/cases/ID: FORBIDDEN",
                        "PUT /v1/cases/ID/holds/COMPLAINT_OPEN: BAD_INPUT");
        mileOak.asManager().get("/v1/cases/" + id).then().body("summary.version", equalTo(1));
    }

    @Test
    void anotherPracticesWishIsOnItsOwnRecord() {
        var id = mileOak.aCase();
        fernhill.asManager().get("/v1/cases/" + id).then().statusCode(404);

        assertThat(fernhill.audit())
                .last()
                .asString()
                .contains("/v1/cases/" + id)
                .contains("NO_SUCH_CASE");
        assertThat(about("/v1/cases/" + id)).hasSize(1);
    }

    @Test
    void theRegistersAreOnRecord() {
        mileOak.aPatient("p-31", "Mr Canary Audit", "9990000050").statusCode(200);
        mileOak.aPatient("p-32", "Mr Canary Audit", "9990000051").statusCode(400);
        mileOak.aPatient("p-33", "Mr Canary Audit", "9990000050")
                .statusCode(409)
                .body("code", equalTo("NHS_NUMBER_TAKEN"));
        mileOak.aPatient("Mr Canary", "Mr Canary Audit", "9990000050").statusCode(400);

        assertThat(mileOak.audit().toString())
                .contains("/v1/patients/?")
                .containsSubsequence("/v1/patients/p-31", "DONE", "p-32", "BAD_INPUT", "p-33", "NHS_NUMBER_TAKEN")
                .doesNotContain("Canary")
                .doesNotContain("9990000050");
    }

    @Test
    void whatCannotGoOnRecordDoesNotHappen() throws Exception {
        var id = mileOak.aCase();
        sql("revoke insert on audit from current_user");
        try {
            mileOak.confirm(id, 1).statusCode(500);
        } finally {
            sql("grant insert on audit to current_user");
        }

        mileOak.asManager().get("/v1/cases/" + id).then().body("summary.version", equalTo(1));
    }

    @Test
    void theChainIsCheckedByThoseWhoMayAndNamesTheFirstRowThatWasAltered() throws Exception {
        fernhill.aCase();
        fernhill.as("kay.lyle", "reception").get("/v1/audit/verify").then().statusCode(403);
        fernhill.asManager().get("/v1/audit/verify").then().statusCode(403);
        verify().body("intact", equalTo(true)).body("rows", greaterThan(3)).body("firstAltered", nullValue());

        alter("who = who || '?'", 2);
        try {
            verify().body("intact", equalTo(false))
                    .body("rows", equalTo(1))
                    .body("firstAltered.number", equalTo(2))
                    .body("firstAltered.what", equalTo("is not what was written there"));
        } finally {
            alter("who = rtrim(who, '?')", 2);
        }
        verify().body("intact", equalTo(true));
    }

    private ValidatableResponse verify() {
        return fernhill.as("ola.ray", "auditor").get("/v1/audit/verify").then().statusCode(200);
    }

    private void alter(String set, int number) {
        QuarkusTransaction.requiringNew().call(() -> {
            sql("grant update on audit to current_user");
            sql("alter table audit disable trigger only_added_to");
            sql("select set_config('conduct.audit', '" + FERNHILL + "', true)");
            sql("update audit set " + set + " where number = " + number);
            sql("alter table audit enable trigger only_added_to");
            sql("revoke update on audit from current_user");
            return null;
        });
    }

    private void sql(String statement) throws Exception {
        try (var connection = database.getConnection();
                var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private ValidatableResponse hold(String id) {
        return mileOak.asManager()
                .body(Map.of("reason", "they asked"))
                .put("/v1/cases/" + id + "/holds/COMPLAINT_OPEN")
                .then();
    }

    /** What is on Mile Oak's record about a path, a line each. */
    private List<String> about(String path) {
        return mileOak.audit().stream()
                .filter(row -> String.valueOf(row.get("object")).startsWith(path))
                .map(row -> "%s (%s) %s %s: %s"
                        .formatted(
                                row.get("who"),
                                row.get("roles"),
                                row.get("what"),
                                String.valueOf(row.get("object")).replace(path.substring(10), "ID"),
                                row.get("outcome")))
                .toList();
    }
}
