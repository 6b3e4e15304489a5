package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.SHORT;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/** Who may tell what. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class SecurityTest {

    private static final Tokens TOKENS = Tokens.ofThisRun();
    private static final String COMMENT = """
            {"platform": "google", "externalId": "1", "author": {"name": "Derek"}, "text": "Fine"}""";

    @TempDir
    static Path strangersKey;

    static Stream<Arguments> notBelieved() throws Exception {
        var stranger = Tokens.keptIn(strangersKey.resolve("key"));
        var good = TOKENS.of(claims());
        return Stream.of(
                Arguments.of("none", null),
                Arguments.of("no token", "abc"),
                Arguments.of("of another audience", TOKENS.of(but(claims -> claims.setAudience("elsewhere")))),
                Arguments.of(
                        "of another issuer", TOKENS.of(but(claims -> claims.setIssuer("https://issuer.elsewhere")))),
                Arguments.of("expired", TOKENS.of(but(claims -> claims.setExpirationTimeMinutesInTheFuture(-60)))),
                Arguments.of("signed by a stranger", stranger.of(claims())),
                Arguments.of(
                        "with its claims changed",
                        withClaimsOf(TOKENS.of(but(claims -> claims.setStringClaim("practice", "Y99999"))), good)),
                Arguments.of("without its signature", good.substring(0, good.lastIndexOf('.') + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notBelieved")
    void aTokenThatIsNotBelievedIsAnsweredWith401(String what, @Nullable String token) {
        var answer = post(token, "/v1/comments");

        answer.then().statusCode(401).contentType("application/problem+json").header("WWW-Authenticate", "Bearer");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("UNAUTHORIZED");
        assertThat(answer.jsonPath().getString("correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
    }

    @Test
    void theClaimsThatTheseTestsSpoilAreGoodOnesOtherwise() {
        post(TOKENS.of(claims()), "/v1/comments").then().statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments:classify", "cases:read", "cases:write", "letters:read", "directory:write"})
    void otherScopesDoNotWriteComments(String scope) {
        var token = TOKENS.machine("other", "Y12345", Set.of(scope), SHORT);

        post(token, "/v1/comments").then().statusCode(403).contentType("application/problem+json");
        delete(token).then().statusCode(403);
        batch(token).then().statusCode(403);
        post(token, "/v1/incidents").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "ig-lead", "ops", "partner"})
    void otherRolesDoNotWriteComments(String role) {
        var token = TOKENS.person("someone", "Y12345", Set.of(role), SHORT);

        post(token, "/v1/comments").then().statusCode(403);
        delete(token).then().statusCode(403);
        batch(token).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"practice-manager", "reception"})
    void staffDo(String role) {
        var token = TOKENS.person("someone", "Y12345", Set.of(role), SHORT);

        post(token, "/v1/comments").then().statusCode(202);
        delete(token).then().statusCode(202);
        batch(token).then().statusCode(202);
    }

    @Test
    void machinesDoNotReportIncidents() {
        post(TOKENS.machine("software", "Y12345", Set.of("comments:write"), SHORT), "/v1/incidents")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y12345", "Y1:google", "Y12345-AND-MORE"})
    void aTokenWithoutAPracticeWritesForNobody(String practice) {
        var answer = post(TOKENS.machine("software", practice, Set.of("comments:write"), SHORT), "/v1/comments");

        answer.then().statusCode(403);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("NO_PRACTICE");
    }

    @Test
    void healthIsForEveryone() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }

    private static String withClaimsOf(String other, String token) {
        var parts = token.split("\\.");
        return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(Tokens.ISSUER);
        claims.setAudience(Tokens.AUDIENCE);
        claims.setSubject("software");
        claims.setStringClaim("scope", "comments:write");
        claims.setStringClaim("practice", "Y12345");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static JwtClaims but(Consumer<JwtClaims> change) {
        var claims = claims();
        change.accept(claims);
        return claims;
    }

    private static Response post(@Nullable String token, String path) {
        var request = given().contentType("application/json").body(COMMENT);
        return token == null ? request.post(path) : request.auth().oauth2(token).post(path);
    }

    private static Response delete(String token) {
        return given().auth().oauth2(token).delete("/v1/comments/google/1");
    }

    private static Response batch(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/x-ndjson")
                .body(COMMENT.getBytes(UTF_8))
                .post("/v1/comments/batch");
    }
}
