package uk.gpsurgery.conduct.kit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/** Every error in one shape, and none of it in the sender's words. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ProblemsTest {

    private static final String TYPES = "https://conduct.gpsurgery.uk/problems/";

    @Test
    void aRefusalCarriesItsCodeItsSentenceAndWhatElseThereIsToTell() {
        var answer = given().get("/things/refused");

        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getMap("$"))
                .isEqualTo(Map.of(
                        "type",
                        TYPES + "too-late",
                        "title",
                        "Conflict",
                        "status",
                        409,
                        "detail",
                        "Somebody was faster; look again.",
                        "code",
                        "TOO_LATE",
                        "correlationId",
                        answer.header("X-Correlation-Id"),
                        "version",
                        7));
    }

    @Test
    void whatFailsUnforeseenIsAnsweredWithoutItsWords() {
        for (var path : List.of("/things/failed", "/things/failed-later")) {
            var answer = given().get(path);

            assertThat(answer.jsonPath().getMap("$"))
                    .isEqualTo(Map.of(
                            "type",
                            TYPES + "internal-server-error",
                            "title",
                            "Internal Server Error",
                            "status",
                            500,
                            "detail",
                            "Something failed here; quote the correlationId when you report it.",
                            "code",
                            "INTERNAL_SERVER_ERROR",
                            "correlationId",
                            answer.header("X-Correlation-Id")));
        }
    }

    @Test
    void whatWillPassIsToBeSentAgain() {
        given().get("/things/away").then().statusCode(503).header("Retry-After", "5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"number": 1}                                           | colour: must not be null
            {"colour": "red", "number": -1}                         | number: must be greater than or equal to 0
            {"number": -1}                                          | colour: must not be null, number: must be greater than or equal to 0
            {"colour": "red", "number": "1"}                        | number: is unknown or of the wrong kind
            {"colour": "red", "number": 1.5}                        | number: is unknown or of the wrong kind
            {"colour": "red", "number": null}                       | number: is unknown or of the wrong kind
            {"colour": 5, "number": 1}                              | colour: is unknown or of the wrong kind
            {"colour": true, "number": 1}                           | colour: is unknown or of the wrong kind
            {"colour": "red", "number": 1, "canary": 1}             | canary: is unknown or of the wrong kind
            {"colour": "red", "number": 1, "at": 5}                 | at: is unknown or of the wrong kind
            {"colour": "red", "number": 1, "at": "2026-02-30T00:00:00Z"} | at: is unknown or of the wrong kind
            {"colour": "red", "number": 1, "colour": "red"}         | colour: stands twice
            {"colour": "red", "number": 1, "inside": {"number": 1}} | inside.colour: must not be null
            {"colour": "red", "number": 1, "parts": [{"colour": "red", "number": -1}]} | parts[0].number: must be greater than or equal to 0
            {"colour": "red"                                        | body: is not the JSON that is wanted here
            canary                                                  | body: is not the JSON that is wanted here
            []                                                      | body: is not the JSON that is wanted here
            null                                                    | body: must not be null
            {"colour": "red", "number": 1} {}                       | body: is not the JSON that is wanted here
            """)
    void badInputIsNamedFieldByField(String body, String errors) {
        var answer = person().contentType("application/json").body(body).post("/things");

        answer.then().statusCode(400).contentType("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("BAD_INPUT");
        assertThat(errors(answer)).isEqualTo(errors);
    }

    @Test
    void aQueryThatIsWrongIsNamedToo() {
        assertThat(errors(person().get("/things?from=-1"))).isEqualTo("from: must be greater than or equal to 0");
    }

    @Test
    void everyStandingRefusalHasTheSameShape() {
        has(given().get("/things"), 401, "UNAUTHORIZED");
        has(given().auth().oauth2("canary").get("/things"), 401, "UNAUTHORIZED");
        has(somebody("auditor").get("/things"), 403, "FORBIDDEN");
        has(person().get("/things/unannotated"), 403, "FORBIDDEN");
        has(person().get("/nowhere"), 404, "NOT_FOUND");
        has(person().delete("/things"), 405, "METHOD_NOT_ALLOWED");
        has(person().contentType("text/plain").body("x").post("/things"), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyLargerThanTheLimitIsNotRead() {
        has(person().contentType("application/json").body(megabytes(2)).post("/things"), 413, "TOO_LARGE");
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsCountedWhileItIsRead() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/things"))
                .header("Authorization", "Bearer " + token("reception"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(megabytes(2))))
                .build();

        // HTTP/1.1: over HTTP/2 the server may say that it goes away before the client has read why.
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void theCallersCorrelationIsKeptWhenItIsPlainAndReplacedWhenNot() {
        var good = sent(person().header("X-Correlation-Id", "from-the-caller"));
        assertThat(good.header("X-Correlation-Id")).isEqualTo("from-the-caller");
        assertThat(good.jsonPath().getString("correlation")).isEqualTo("from-the-caller");

        for (var odd : List.of("short", "with spaces in it", "x".repeat(65), "<script>alert(1)</script>")) {
            var answer = sent(person().header("X-Correlation-Id", odd));
            assertThat(answer.header("X-Correlation-Id")).matches("[0-9a-f]{32}");
            assertThat(answer.jsonPath().getString("correlation")).isEqualTo(answer.header("X-Correlation-Id"));
        }
    }

    @Test
    void everyRequestHasItsOwnCorrelation() {
        assertThat(sent(person()).header("X-Correlation-Id"))
                .isNotEqualTo(sent(person()).header("X-Correlation-Id"));
    }

    @Test
    void aMachinesScopeCountsAsARole() {
        var token = Tokens.ofThisRun().machine("software", "Y12345", Set.of("things:write"), Duration.ofMinutes(5));

        assertThat(sent(given().auth().oauth2(token)).statusCode()).isEqualTo(200);
    }

    private static Response sent(RequestSpecification caller) {
        return caller.contentType("application/json")
                .body("{\"colour\": \"red\", \"number\": 1}")
                .post("/things");
    }

    private static void has(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json");
        assertThat(answer.jsonPath().getMap("$"))
                .containsOnlyKeys("type", "title", "status", "detail", "code", "correlationId")
                .containsEntry("code", code)
                .containsEntry("status", status)
                .containsEntry("correlationId", answer.header("X-Correlation-Id"));
        if (status == 401) {
            assertThat(answer.headers().getValues("WWW-Authenticate")).containsExactly("Bearer");
        }
    }

    private static String errors(Response answer) {
        return String.join(
                ", ",
                answer.jsonPath().<Map<String, String>>getList("errors").stream()
                        .map(error -> error.get("field") + ": " + error.get("message"))
                        .toList());
    }

    private static byte[] megabytes(int many) {
        return ("{\"colour\": \"" + "r".repeat(many * 1024 * 1024) + "\"}").getBytes(UTF_8);
    }

    private static RequestSpecification person() {
        return somebody("reception");
    }

    private static RequestSpecification somebody(String role) {
        return given().auth().oauth2(token(role));
    }

    private static String token(String role) {
        return Tokens.ofThisRun().person("somebody", "Y12345", Set.of(role), Duration.ofMinutes(5));
    }
}
