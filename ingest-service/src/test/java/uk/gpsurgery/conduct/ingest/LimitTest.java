package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/** A caller that sends too much waits, and the others do not notice; the share is in the tests' properties. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class LimitTest {

    private static final int AT_ONCE = 400;

    @Test
    void whoSendsTooMuchIsAskedToWaitAndTheOthersAreServed() {
        var token = Tokens.ofThisRun().machine("runs-wild", "Y12345", Set.of("comments:write"), Service.SHORT);
        var answers = IntStream.range(0, 5_000)
                .mapToObj(i -> given().auth().oauth2(token).get("/v1/platforms"))
                .iterator();
        var served = 0;
        var answer = answers.next();
        while (answer.statusCode() == 200) {
            served++;
            answer = answers.next();
        }

        assertThat(served).isGreaterThanOrEqualTo(AT_ONCE);
        answer.then().statusCode(429).header("Retry-After", "1").contentType("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("TOO_MANY_REQUESTS");
        Service.client().get("/v1/platforms").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString()).contains("conduct_requests_over_the_limit_total");
    }
}
