package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** The list of cases: what is asked for and nothing else, page after page, none twice and none left out. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CaseListTest {

    private static final String PRACTICE = "L1ST";
    private static final int MANY = 137;

    @Inject
    TopicTap topics;

    @Inject
    SeededCases seeded;

    @Inject
    Cases cases;

    @Inject
    PracticeRows rows;

    private Surgery surgery;

    @BeforeEach
    void manyCases() {
        surgery = new Surgery(topics, PRACTICE);
        seeded.at(PRACTICE, MANY);
    }

    @AfterEach
    void noCases() {
        seeded.forget(PRACTICE);
    }

    @ParameterizedTest
    @CsvSource({
        "updatedSince=2000-01-01T00:00:00Z, 137",
        "stage=TRIAGE, 137",
        "stage=MONITORING, 0",
        "hold=COMPLAINT_OPEN, 13",
        "hold=LEGAL_HOLD, 0",
        "q=2026-000042, 1",
        "q=wren, 28",
        "q=AUTHOR 13, 9",
        "q=author 1, 49",
        "q=100%, 0",
        "q=_, 0",
        "assignee=nobody, 0",
        "hold=COMPLAINT_OPEN&q=fry, 13",
        "updatedSince=2999-01-01T00:00:00Z, 0"
    })
    void whatIsAskedForAndNothingElse(String query, int expected) {
        assertThat(ids(query + "&limit=200")).hasSize(expected);
    }

    @Test
    void thoseOfSomebodyAreTheOnesTheyHaveClaimed() {
        as().post("/v1/cases/L1ST-5/claim").then().statusCode(200);
        as().post("/v1/cases/L1ST-7/claim").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(PRACTICE);
            cases.of(PRACTICE, "L1ST-7").orElseThrow().claimedUntil =
                    Instant.now().minusSeconds(1);
        });

        assertThat(ids("assignee=manager-of-L1ST")).containsExactly("L1ST-5");
    }

    @Test
    void pageAfterPageNoneIsTwiceAndNoneIsLeftOut() {
        var expected = newestFirst();
        var met = new ArrayList<String>();
        var next = "/v1/cases?limit=10&stage=TRIAGE";
        var pages = 0;
        while (next != null) {
            var page = as().urlEncodingEnabled(false).get(next);
            met.addAll(page.jsonPath().getList("id"));
            next = next(page);
            pages++;
            if (pages == 3) {
                // Met already: it comes to the front, where nobody looks again, and moves nothing else.
                surgery.confirm("L1ST-1", 1).statusCode(200);
            }
        }

        assertThat(pages).isEqualTo(14);
        assertThat(met).hasSize(MANY).isEqualTo(expected);
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        var seen = as().get("/v1/cases/L1ST-3").getHeader("ETag");
        var list = as().get("/v1/cases?limit=5").getHeader("ETag");

        as().header("If-None-Match", seen)
                .get("/v1/cases/L1ST-3")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        as().header("If-None-Match", list).get("/v1/cases?limit=5").then().statusCode(304);
        as().header("If-None-Match", "\"other\"").get("/v1/cases/L1ST-3").then().statusCode(200);

        as().post("/v1/cases/L1ST-3/claim").then().statusCode(200);

        as().header("If-None-Match", seen)
                .get("/v1/cases/L1ST-3")
                .then()
                .statusCode(200)
                .body("summary.claim.by", equalTo("manager-of-L1ST"));
    }

    @ParameterizedTest
    @CsvSource({
        "stage=NOWHERE, stage",
        "hold=SOME, hold",
        "updatedSince=2026-02-30T00:00:00Z, updatedSince",
        "cursor=!!!, cursor",
        "cursor=bm9uZQ, cursor"
    })
    void whatIsNoneIsNamed(String query, String field) {
        as().get("/v1/cases?" + query).then().statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void aCallWithAKeyIsCarriedOutOnce() {
        var key = "key-" + Instant.now();
        var first = tell(key, "because");
        first.then().statusCode(200).body("version", equalTo(2));

        assertThat(tell(key, "because").asString()).isEqualTo(first.asString());
        tell(key, "for another reason").then().statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        tell("other-" + key, "because").then().statusCode(409).body("code", equalTo("STALE_VERSION"));
        as().header("Idempotency-Key", "two words")
                .post("/v1/cases/L1ST-4/claim")
                .then()
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"));
        as().get("/v1/cases/L1ST-4").then().body("summary.version", equalTo(2)).body("history.size()", equalTo(2));
    }

    @Test
    void anAnswerThatIsNoResponseIsGivenAgainToo() {
        var first = as().header("Idempotency-Key", "claim-once").post("/v1/cases/L1ST-6/claim");
        var again = as().header("Idempotency-Key", "claim-once").post("/v1/cases/L1ST-6/claim");

        assertThat(again.asString()).isEqualTo(first.asString());
        surgery.as("somebody-else", "partner")
                .header("Idempotency-Key", "claim-once")
                .post("/v1/cases/L1ST-6/claim")
                .then()
                .statusCode(409);
    }

    @Test
    void everyCallThatWritesSaysThatItTakesAKey() {
        var calls = as().accept("application/json").get("/q/openapi").jsonPath();

        for (var call : List.of("'/v1/cases/{id}/happenings'.post", "'/v1/staff/{id}'.put")) {
            assertThat(calls.getList("paths." + call + ".parameters.name")).contains("Idempotency-Key", "id");
        }
        assertThat(calls.getList("paths.'/v1/cases'.get.parameters.name"))
                .contains("stage", "hold", "assignee", "updatedSince", "q", "cursor", "limit")
                .doesNotContain("Idempotency-Key");
    }

    @Test
    void aRefusalIsNotKept() {
        var body = Map.of("happening", "warning-approved", "version", 1, "reason", "x");
        for (var times = 0; times < 2; times++) {
            as().header("Idempotency-Key", "refused-once")
                    .body(body)
                    .post("/v1/cases/L1ST-8/happenings")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("NOT_ON_THE_LADDER"));
        }
    }

    private Response tell(String key, String reason) {
        var body = new TreeMap<>(Surgery.confirmed());
        body.put("happening", "breach-confirmed");
        body.put("version", 1);
        body.put("reason", reason);
        return as().header("Idempotency-Key", key).body(body).post("/v1/cases/L1ST-4/happenings");
    }

    private RequestSpecification as() {
        return surgery.asManager();
    }

    private List<String> ids(String query) {
        return as().get("/v1/cases?" + query).then().statusCode(200).extract().path("id");
    }

    private static @Nullable String next(Response page) {
        var link = page.getHeader("Link");
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    private List<String> newestFirst() {
        return QuarkusTransaction.requiringNew().call(() -> {
            rows.only(PRACTICE);
            return cases.listAll().stream()
                    .sorted(Comparator.<Case, Instant>comparing(one -> one.updatedAt)
                            .thenComparing(one -> one.id)
                            .reversed())
                    .map(one -> one.id)
                    .toList();
        });
    }
}
