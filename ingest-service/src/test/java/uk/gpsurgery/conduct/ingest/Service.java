package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Set;
import uk.gpsurgery.conduct.infra.Tokens;

/** Those who call on the service. */
final class Service {

    static final Duration SHORT = Duration.ofMinutes(5);

    private Service() {}

    /** The software of the practice Y12345, which may write comments. */
    static RequestSpecification client() {
        return client("Y12345");
    }

    static RequestSpecification client(String practice) {
        return given().auth()
                .oauth2(Tokens.ofThisRun().machine("clinic-software", practice, Set.of("comments:write"), SHORT));
    }

    static RequestSpecification person(String role) {
        return given().auth().oauth2(Tokens.ofThisRun().person("gareth.noakes", "Y12345", Set.of(role), SHORT));
    }
}
