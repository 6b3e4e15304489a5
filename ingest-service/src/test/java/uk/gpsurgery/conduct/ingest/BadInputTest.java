package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What is not as agreed is refused by the name of its field, and nothing of it is told. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class BadInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = """
            {"platform": "google", "externalId": "1", "author": {"name": "Derek"}, "text": "Fine"}""";

    private Topic comments = Topic.fromNow("comments.v1");

    @BeforeEach
    void listen() {
        comments = Topic.fromNow("comments.v1");
    }

    @AfterEach
    void close() {
        comments.holdsNothingMore();
        comments.close();
    }

    /** What is changed about a good comment, and the fields that the answer must name. */
    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("no platform", without("platform"), "platform"),
                Arguments.of("an unknown platform", with("platform", "myspace"), "platform"),
                Arguments.of("no external id", without("externalId"), "externalId"),
                Arguments.of("a blank external id", with("externalId", "  "), "externalId"),
                Arguments.of("an overlong external id", with("externalId", "1".repeat(201)), "externalId"),
                Arguments.of("no author", without("author"), "author"),
                Arguments.of("a nameless author", with("author", Map.of("id", "7")), "author.name"),
                Arguments.of("an overlong name", with("author", Map.of("name", "n".repeat(201))), "author.name"),
                Arguments.of("no text", without("text"), "text"),
                Arguments.of("empty text", with("text", ""), "text"),
                Arguments.of("64 KiB and 1 of text", with("text", "a".repeat(65_537)), "text"),
                Arguments.of("64 KiB and 1 in bytes", with("text", "é".repeat(32_768) + "a"), "text"),
                Arguments.of("NUL in the text", with("text", "a\u0000b"), "text"),
                Arguments.of("NUL in the name", with("author", Map.of("name", "D\u0000")), "author.name"),
                Arguments.of("half a pair at the end", GOOD.replace("Fine", "\\ud83d"), "text"),
                Arguments.of("half a pair before a letter", GOOD.replace("Fine", "\\udc4da"), "text"),
                Arguments.of("half a pair in an id", GOOD.replace("\"1\"", "\"\\ud83d\""), "externalId"),
                Arguments.of("six stars", with("rating", 6), "rating"),
                Arguments.of("no star", with("rating", 0), "rating"),
                Arguments.of("half a star", with("rating", 3.5), "rating"),
                Arguments.of("stars as text", with("rating", "5"), "rating"),
                Arguments.of("a number as text", with("text", 5), "text"),
                Arguments.of("a list as text", with("text", List.of("a")), "text"),
                Arguments.of("text as the author", with("author", "Derek"), "author"),
                Arguments.of("the year 3026", with("postedAt", "3026-01-01T00:00:00Z"), "postedAt"),
                Arguments.of("the year 1926", with("postedAt", "1926-01-01T00:00:00Z"), "postedAt"),
                Arguments.of("a time that is none", with("postedAt", "yesterday"), "postedAt"),
                Arguments.of("a time without its zone", with("postedAt", "2026-11-20T09:00:00"), "postedAt"),
                Arguments.of("a time as a number", with("postedAt", 1_700_000_000), "postedAt"),
                Arguments.of("no language", with("lang", "English, please"), "lang"),
                Arguments.of("a link that runs code", with("url", "javascript:alert(1)"), "url"),
                Arguments.of("an overlong link", with("url", "https://a.example/" + "a".repeat(2000)), "url"),
                Arguments.of("an empty parent", with("parentExternalId", ""), "parentExternalId"),
                Arguments.of("21 pictures", with("media", pictures(21)), "media"),
                Arguments.of(
                        "an unknown medium",
                        with("media", List.of(Map.of("type", "hologram", "url", "https://a.example/1"))),
                        "media[0].type"),
                Arguments.of("a picture nowhere", with("media", List.of(Map.of("type", "photo"))), "media[0].url"),
                Arguments.of("an unknown field", with("likes", 5), "likes"),
                Arguments.of("an unknown field inside", with("author", Map.of("name", "D", "age", 5)), "author.age"),
                Arguments.of("the same key twice", GOOD.replace("\"text\"", "\"text\": \"Bad\", \"text\""), "text"),
                Arguments.of(
                        "the same key twice inside",
                        GOOD.replace("{\"name\"", "{\"name\": \"Dora\", \"name\""),
                        "author.name"),
                Arguments.of("3,000 levels", GOOD.replace("\"Fine\"", "[".repeat(3000)), "text"),
                Arguments.of(
                        "3,000 levels of an unknown field",
                        GOOD.replace("\"text\"", "\"x\":" + "{\"x\":".repeat(3000)),
                        "body"),
                Arguments.of("no JSON", "platform=google", "body"),
                Arguments.of("half of the JSON", GOOD.substring(0, 60), "body"),
                Arguments.of("something after the JSON", GOOD + "}", "body"),
                Arguments.of("a list", "[" + GOOD + "]", "body"),
                Arguments.of("null", "null", "body"),
                Arguments.of("nothing", "", "body"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void itsFieldIsNamed(String what, String body, String field) {
        assertThat(fields(post(body.getBytes(UTF_8)), 400)).containsExactly(field);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() {
        var answer = post("""
                {"platform": "myspace", "externalId": "", "author": {"name": ""}, "text": "", "rating": 6,
                 "postedAt": "3026-01-01T00:00:00Z"}""".getBytes(UTF_8));

        assertThat(fields(answer, 400))
                .containsOnly("platform", "externalId", "author.name", "text", "rating", "postedAt");
    }

    @Test
    void theAnswerIsAProblemThatSaysWhatToDo() {
        var answer = post(with("rating", 6).getBytes(UTF_8));

        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getMap("$"))
                .isEqualTo(Map.of(
                        "type", "https://conduct.gpsurgery.uk/problems/bad-input",
                        "title", "Bad Request",
                        "status", 400,
                        "detail", "Correct the fields named in errors and send it again.",
                        "code", "BAD_INPUT",
                        "correlationId", answer.header("X-Correlation-Id"),
                        "errors", List.of(Map.of("field", "rating", "message", "must be less than or equal to 5"))));
    }

    @Test
    void bytesThatAreNotUtf8AreNoJson() {
        assertThat(fields(post(GOOD.replace("Fine", "Caf\u00e9").getBytes(ISO_8859_1)), 400))
                .containsExactly("body");
    }

    @Test
    void aBodyOfMoreThanAMegabyteIsNotRead() {
        var answer = post(with("text", "a".repeat(1_100_000)).getBytes(UTF_8));

        answer.then().statusCode(413).contentType("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("TOO_LARGE");
    }

    @Test
    void anotherContentTypeIsNotTaken() {
        client().contentType("text/plain")
                .body(GOOD)
                .post("/v1/comments")
                .then()
                .statusCode(415);
    }

    @Test
    void anUnknownPlatformCannotTakeACommentDown() {
        assertThat(fields(client().delete("/v1/comments/myspace/1"), 400)).containsExactly("platform");
    }

    @Test
    void anOverlongIdCannotBeTakenDown() {
        assertThat(fields(client().delete("/v1/comments/google/" + "1".repeat(201)), 400))
                .containsExactly("externalId");
    }

    private static List<String> fields(Response answer, int status) {
        answer.then().statusCode(status).contentType("application/problem+json");
        return answer.jsonPath().getList("errors.field", String.class);
    }

    private static Response post(byte[] body) {
        return client().contentType("application/json").body(body).post("/v1/comments");
    }

    private static List<Map<String, String>> pictures(int many) {
        return Stream.generate(() -> Map.of("type", "photo", "url", "https://a.example/1"))
                .limit(many)
                .toList();
    }

    private static String with(String field, Object value) {
        return good().putPOJO(field, value).toString();
    }

    private static String without(String field) {
        var comment = good();
        comment.remove(field);
        return comment.toString();
    }

    private static ObjectNode good() {
        try {
            return (ObjectNode) JSON.readTree(GOOD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
