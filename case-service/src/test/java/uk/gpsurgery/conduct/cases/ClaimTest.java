package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;
import static uk.gpsurgery.conduct.cases.Surgery.confirmed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Two people on one case: the second is told who was first, or what they have changed. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ClaimTest {

    @Inject
    TopicTap topics;

    @Inject
    Cases cases;

    @Inject
    PracticeRows rows;

    private Surgery surgery;
    private String id;

    @BeforeEach
    void aCase() {
        surgery = new Surgery(topics, MILE_OAK);
        id = surgery.aCase();
    }

    @Test
    void aClaimedCaseIsToldOnlyByWhoClaimedItAndSeenByAll() {
        claim("POST", "james").statusCode(200).body("claim.by", equalTo("james"));
        var until =
                Instant.parse(claim("POST", "james").statusCode(200).extract().path("claim.until"));
        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));

        tell("gareth", "breach-confirmed", 1, confirmed())
                .statusCode(409)
                .body("code", equalTo("CLAIMED"))
                .body("claim.by", equalTo("james"));
        as("gareth")
                .body(Map.of("reason", "x"))
                .put("/v1/cases/" + id + "/holds/COMPLAINT_OPEN")
                .then()
                .statusCode(409)
                .body("code", equalTo("CLAIMED"));
        claim("POST", "gareth").statusCode(409);
        claim("DELETE", "gareth").statusCode(409);
        as("gareth").get("/v1/cases/" + id).then().body("summary.claim.by", equalTo("james"));
        as("gareth").get("/v1/cases?limit=200").then().body("find{it.id == '" + id + "'}.claim.by", equalTo("james"));
        tell("james", "breach-confirmed", 1, confirmed()).statusCode(200).body("claim.by", equalTo("james"));
    }

    @Test
    void itIsFreeAgainWhenItIsGivenBack() {
        claim("POST", "james").statusCode(200);
        claim("DELETE", "james").statusCode(200).body("claim", nullValue());

        tell("gareth", "breach-confirmed", 1, confirmed()).statusCode(200);
    }

    @Test
    void itIsFreeAgainByItself() {
        claim("POST", "james").statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            cases.of(MILE_OAK, id).orElseThrow().claimedUntil = Instant.now().minusMillis(1);
        });

        as("gareth").get("/v1/cases/" + id).then().body("summary.claim", nullValue());
        tell("gareth", "breach-confirmed", 1, confirmed()).statusCode(200);
    }

    @Test
    void ofTwoWhoTellAtOnceOneIsToldWhatTheOtherHasChanged() {
        var answers = Stream.of("james", "gareth")
                .map(who -> CompletableFuture.supplyAsync(() ->
                        tell(who, "breach-confirmed", 1, confirmed()).extract().response()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted((one, other) -> one.statusCode() - other.statusCode())
                .toList();

        assertThat(answers).extracting(answer -> answer.statusCode()).isEqualTo(List.of(200, 409));
        var winner = as("gareth").get("/v1/cases/" + id).jsonPath().getString("history[1].teller");
        answers.get(1)
                .then()
                .contentType("application/problem+json")
                .body("code", equalTo("STALE_VERSION"))
                .body("version", equalTo(2))
                .body("stage", equalTo("BREACH_CONFIRMED"))
                .body("changes.teller", contains(winner))
                .body("changes.happening", contains("breach-confirmed"))
                .body("changes.to", contains("BREACH_CONFIRMED"))
                .body("changes.version", contains(2));
    }

    private RequestSpecification as(String who) {
        return surgery.as(who, "practice-manager");
    }

    private ValidatableResponse claim(String method, String who) {
        return as(who).request(method, "/v1/cases/" + id + "/claim").then();
    }

    private ValidatableResponse tell(String who, String happening, int version, Map<String, ?> fields) {
        return surgery.tell(as(who), id, happening, version, fields);
    }
}
