package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.StableId;

/** What Facebook sends by itself; secrets and pages are in the tests' application.properties. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class WebhookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String SECRET = "the secret in use";
    private static final String OLD_SECRET = "the one it replaces";

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

    @Test
    void theHandshakeGivesTheChallengeBack() {
        var answer = given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "agreed with Meta")
                .queryParam("hub.challenge", "1158201444")
                .get("/webhooks/meta");

        answer.then().statusCode(200).contentType("text/plain");
        assertThat(answer.asString()).isEqualTo("1158201444");
    }

    @Test
    void aStrangersHandshakeIsRefused() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "guessed")
                .queryParam("hub.challenge", "1")
                .get("/webhooks/meta")
                .then()
                .statusCode(403);
        given().get("/webhooks/meta").then().statusCode(403);
    }

    @Test
    void aCommentOnThePageIsTheGoldenExample() throws Exception {
        var raw = page("""
                {"item": "comment", "verb": "add", "comment_id": "901097836652708_903438993085259",
                 "post_id": "1234567890321_901097836652708", "parent_id": "1234567890321_901097836652708",
                 "from": {"id": "1234567890999", "name": "Tracey Gander"}, "created_time": 1763625600,
                 "post": {"permalink_url": "https://facebook.example/p/901097836652708"},
                 "message": "Dr Patel was drunk AGAIN at my appointment"}""");

        send(raw, SECRET).statusCode(200);

        var told = comments.next();
        assertThat(told.key()).isEqualTo("Y12345:facebook:901097836652708_903438993085259");
        assertThat(told.data()).isEqualTo(JSON.readTree("""
                {"practice": "Y12345", "platform": "facebook", "externalId": "901097836652708_903438993085259",
                 "status": "posted", "author": {"id": "1234567890999", "name": "Tracey Gander"},
                 "text": "Dr Patel was drunk AGAIN at my appointment",
                 "url": "https://facebook.example/p/901097836652708", "postedAt": "2025-11-20T08:00:00Z",
                 "receivedAt": "%s", "via": "webhook", "rawHash": "%s"}""".formatted(
                        told.data().get("receivedAt").asText(), StableId.hashOf(raw.getBytes(UTF_8)))));
        assertThat(Contract.of("comments.v1").misfits(told.data())).isEmpty();
    }

    @Test
    void anEditedCommentIsAnotherRevisionOfIt() throws Exception {
        send(page(comment("add", "Dreadful")), SECRET).statusCode(200);
        send(page(comment("edited", "Not so bad")), SECRET).statusCode(200);

        var told = comments.next(2);
        assertThat(told).extracting(Topic.Told::key).containsOnly("Y12345:facebook:1_2");
        assertThat(told).extracting(one -> one.data().get("status").asText()).containsExactly("posted", "edited");
        assertThat(told.get(0).id()).isNotEqualTo(told.get(1).id());
    }

    @Test
    void anEditBackToEarlierWordsIsAnotherRevisionByThePagesOwnTime() throws Exception {
        var edit = page(comment("edited", "Not so bad"));
        var later = edit.replace("1763625601", "1763629201");
        send(edit, SECRET).statusCode(200);
        send(later, SECRET).statusCode(200);
        send(edit, SECRET).statusCode(200);

        var told = comments.next(3);
        assertThat(told.get(1).id()).isNotEqualTo(told.get(0).id());
        assertThat(told.get(2).id()).isEqualTo(told.get(0).id());
        assertThat(told.get(1).data().get("editedAt").asText()).isEqualTo("2025-11-20T09:00:01Z");
    }

    @Test
    void theSameWebhookAgainHasTheSameIds() throws Exception {
        send(page(comment("add", "Dreadful")), SECRET).statusCode(200);
        send(page(comment("add", "Dreadful")), SECRET).statusCode(200);

        assertThat(comments.next(2)).extracting(Topic.Told::id).containsOnly(comments(comment("add", "Dreadful")));
    }

    @Test
    void aRemovedCommentIsToldWithoutWords() throws Exception {
        send(page("""
                {"item": "comment", "verb": "remove", "comment_id": "1_2", "post_id": "9_1", "parent_id": "9_1",
                 "sender_id": 1234567890999}"""), SECRET).statusCode(200);

        var told = comments.next().data();
        assertThat(told.get("status").asText()).isEqualTo("removed");
        assertThat(told.has("text")).isFalse();
        assertThat(told.has("author")).isFalse();
    }

    @Test
    void theOlderGenerationIsReadAsWell() throws Exception {
        send("""
                {"object": "page", "entry": [{"id": 1234567890321, "time": 1449135003000, "changes": [
                  {"field": "feed", "value": {"item": "comment", "verb": "add", "comment_id": 77, "post_id": 9,
                   "parent_id": 55, "sender_id": 1234567890999, "sender_name": "Tracey Gander",
                   "created_time": "2025-11-20T08:00:00+0000", "message": "and the next one",
                   "photo": "https://cdn.example/1.jpg"}}]}]}""", SECRET).statusCode(200);

        var told = comments.next().data();
        assertThat(told.get("externalId").asText()).isEqualTo("77");
        assertThat(told.get("parentExternalId").asText()).isEqualTo("55");
        assertThat(told.at("/author/id").asText()).isEqualTo("1234567890999");
        assertThat(told.get("postedAt").asText()).isEqualTo("2025-11-20T08:00:00Z");
        assertThat(told.at("/media/0/url").asText()).isEqualTo("https://cdn.example/1.jpg");
        assertThat(Contract.of("comments.v1").misfits(told)).isEmpty();
    }

    @Test
    void thePagesOwnRepliesOtherVerbsAndOtherPagesAreCountedAndPassedOver() throws Exception {
        send(page(comment("add", "Thank you, Tracey").replace("1234567890999", "1234567890321")), SECRET)
                .statusCode(200);
        send(page(comment("hide", "x")), SECRET).statusCode(200);
        send(page(comment("add", "x").replace("\"comment\"", "\"reaction\"")), SECRET)
                .statusCode(200);
        send(page(comment("add", "x")).replace("1234567890321", "5"), SECRET).statusCode(200);
        send(page("{\"item\": \"comment\", \"verb\": \"add\"}"), SECRET).statusCode(200);
        send("{}", SECRET).statusCode(200);

        var metrics = given().get("/q/metrics").asString();
        for (var why : new String[] {"own", "other-verb", "other-item", "unknown-page", "malformed"}) {
            assertThat(metrics)
                    .contains("conduct_webhook_changes_passed_total{platform=\"facebook\",why=\"" + why + "\"}");
        }
    }

    @Test
    void aGoodChangeBesideABadOneIsTaken() throws Exception {
        var both = (ObjectNode) JSON.readTree(page(comment("add", "Dreadful")));
        both.withArray("/entry/0/changes").insert(0, JSON.readTree("{\"field\": \"feed\", \"value\": 5}"));

        send(both.toString(), SECRET).statusCode(200);

        assertThat(comments.next().data().get("text").asText()).isEqualTo("Dreadful");
    }

    @Test
    void whatIsNotUnderstoodIsKeptWithItsBytesAndTheOthersFlow() throws Exception {
        var all = (ObjectNode) JSON.readTree(page(comment("add", "Dreadful")));
        all.withArray("/entry/0/changes")
                .insert(0, JSON.readTree("{\"field\": \"feed\", \"value\": 5}"))
                .add(JSON.readTree("{\"field\": \"feed\", \"value\": " + comment("enshrine", "x") + "}"))
                .add(JSON.readTree("{\"field\": \"feed\", \"value\": "
                        + comment("add", "x").replace("1_2", "1".repeat(201)) + "}"));

        try (var dead = Topic.fromNow("comments.v1.dead")) {
            send(all.toString(), SECRET).statusCode(200);

            assertThat(comments.next().data().get("text").asText()).isEqualTo("Dreadful");
            var kept = dead.next(3);
            assertThat(kept).extracting(Topic.Told::key).containsOnly("Y12345:facebook");
            assertThat(kept)
                    .extracting(one -> one.headers().get("dead_reason"))
                    .containsExactlyInAnyOrder("malformed", "unknown-verb", "malformed");
            assertThat(kept).extracting(Topic.Told::data).contains(all.at("/entry/0/changes/0"));
        }
        assertThat(given().get("/q/metrics").asString())
                .contains("conduct_webhook_changes_passed_total{platform=\"facebook\",why=\"unknown-verb\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ratings | {"item": "rating", "verb": "add", "open_graph_story_id": 5, "reviewer_id": 8, "reviewer_name": "Donna", "rating": 2, "review_text": "Slow"} | 5   | Slow | 2
            ratings | {"item": "rating", "verb": "add", "open_graph_story_id": "5", "reviewer_name": "Donna", "recommendation_type": "NEGATIVE"}         | 5   | (does not recommend the page) |
            ratings | {"item": "rating", "verb": "add", "open_graph_story_id": "5", "reviewer_name": "Donna", "recommendation_type": "positive"}         | 5   | (recommends the page) |
            ratings | {"item": "comment", "verb": "add", "comment_id": "6", "open_graph_story_id": "5", "from": {"name": "Donna"}, "message": "I agree"}  | 6   | I agree |
            mention | {"item": "comment", "verb": "add", "comment_id": "7", "sender_name": "Donna"}                                                       | 7   | (mention) |
            mention | {"item": "post", "verb": "add", "post_id": "8_9", "sender_name": "Donna", "message": "See @Mile Oak"}                              | 8_9 | See @Mile Oak |
            feed    | {"item": "status", "verb": "add", "post_id": "9_2", "from": {"name": "Donna"}, "message": "To whom it may concern"}                 | 9_2 | To whom it may concern |
            feed    | {"item": "photo", "verb": "add", "post_id": "9_3", "from": {"name": "Donna"}, "link": "https://cdn.example/3.jpg"}                  | 9_3 | (photo) |
            """)
    void recommendationsMentionsAndVisitorsPostsAreTakenToo(
            String field, String value, String id, String text, @Nullable Integer stars) throws Exception {
        send(page(value).replace("\"feed\"", "\"" + field + "\""), SECRET).statusCode(200);

        var told = comments.next().data();
        assertThat(told.get("externalId").asText()).isEqualTo(id);
        assertThat(told.get("text").asText()).isEqualTo(text);
        assertThat(told.at("/author/name").asText()).isEqualTo("Donna");
        assertThat(told.path("rating").asInt(0)).isEqualTo(stars == null ? 0 : stars);
        assertThat(Contract.of("comments.v1").misfits(told)).isEmpty();
    }

    @Test
    void aThousandChangesAtOnceAreAllTaken() throws Exception {
        var many = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"field\": \"feed\", \"value\": "
                        + comment("add", "Dreadful").replace("1_2", "1_" + i) + "}")
                .collect(Collectors.joining(","));

        send("{\"object\": \"page\", \"entry\": [{\"id\": \"1234567890321\", \"changes\": [" + many + "]}]}", SECRET)
                .statusCode(200);

        assertThat(comments.next(1000)).extracting(Topic.Told::key).doesNotHaveDuplicates();
    }

    @Test
    void whatIsOddBesideTheWordsIsLeftOut() throws Exception {
        send(
                        page("""
                {"item": "comment", "verb": "add", "comment_id": "1_2", "parent_id": "%s", "created_time": -9e18,
                 "from": {"id": "%s", "name": "%s\\ud83d\\ude00"}, "photo": "https://cdn.example/\\u0000",
                 "message": "Dreadful"}""".formatted("1".repeat(201), "1".repeat(201), "n".repeat(199))
                                .replace("\\\\u", "\\u")),
                        SECRET)
                .statusCode(200);

        var told = comments.next().data();
        assertThat(told.at("/author/name").asText()).isEqualTo("n".repeat(199) + "\uFFFD");
        for (var odd : new String[] {"/author/id", "/parentExternalId", "/postedAt", "/media"}) {
            assertThat(told.at(odd).isMissingNode()).as(odd).isTrue();
        }
    }

    @Test
    void whatNoDatabaseCanHoldIsMendedAndNotLost() throws Exception {
        send(page(comment("add", "a\\\\u0000b\\\\ud83dc").replace("\\\\u", "\\u")), SECRET)
                .statusCode(200);

        assertThat(comments.next().data().get("text").asText()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void bothSecretsAreGoodWhileOneReplacesTheOther() throws Exception {
        send(page(comment("add", "Dreadful")), OLD_SECRET).statusCode(200);

        comments.next();
    }

    @Test
    void whatIsNotSignedWithASecretOfOursIsRefused() throws Exception {
        var raw = page(comment("add", "Dreadful"));
        var good = signature(raw, SECRET);

        refuses(raw, null);
        refuses(raw, "");
        refuses(raw, "sha256=");
        refuses(raw, signature(raw, "a guess"));
        refuses(raw, good.replace("sha256=", "sha1="));
        refuses(raw, good.substring(7));
        refuses(raw, good + "00");
        refuses(raw + " ", good);
        refuses(raw.replace("Dreadful", "Wonderful"), good);
        refuses(JSON.readTree(raw).toString(), good);
        assertThat(given().get("/q/metrics").asString())
                .contains("conduct_webhooks_refused_total{platform=\"facebook\"}");
    }

    @Test
    void whatIsSignedAndNoJsonIsSaidToBeSo() throws Exception {
        send("no JSON", SECRET).statusCode(400);
    }

    private static void refuses(String raw, @Nullable String signature) {
        var request = given().contentType("application/json").body(raw.getBytes(UTF_8));
        (signature == null ? request : request.header("X-Hub-Signature-256", signature))
                .post("/webhooks/meta")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private static String comments(String change) throws Exception {
        JsonNode value = JSON.readTree(change);
        return StableId.of(
                "Y12345",
                "facebook",
                value.get("comment_id").asText(),
                StableId.of("posted", value.get("message").asText(), "null"));
    }

    private static String comment(String verb, String message) {
        return """
                {"item": "comment", "verb": "%s", "comment_id": "1_2", "post_id": "9_1", "parent_id": "9_1",
                 "from": {"id": "1234567890999", "name": "Tracey Gander"}, "created_time": 1763625600,
                 "message": "%s"}""".formatted(verb, message);
    }

    private static String page(String value) {
        return """
                {"object": "page", "entry": [{"id": "1234567890321", "time": 1763625601, "changes": [
                  {"field": "feed", "value": %s}]}]}""".formatted(value);
    }

    static ValidatableResponse send(String raw, String secret) throws Exception {
        return given().contentType("application/json")
                .header("X-Hub-Signature-256", signature(raw, secret))
                .body(raw.getBytes(UTF_8))
                .post("/webhooks/meta")
                .then();
    }

    private static String signature(String raw, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(raw.getBytes(UTF_8)));
    }
}
