package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;
import static uk.gpsurgery.conduct.ingest.Service.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.StableId;

/** One comment at a time, by software and by staff. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CommentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REVIEW = """
            {"platform": "google", "externalId": "AbFvOqk-1", "author": {"id": "77", "name": "Derek Fothergill"},
             "text": "Waited an hour. Mae'r meddyg yn dda 👍", "rating": 4, "lang": "en-GB",
             "url": "https://google.example/r/1", "postedAt": "2026-11-20T09:00:00+01:00",
             "parentExternalId": "p-1", "media": [{"type": "photo", "url": "https://google.example/photo/1"}]}""";

    private Topic comments = Topic.fromNow("comments.v1");

    @BeforeEach
    void listen() {
        comments = Topic.fromNow("comments.v1");
    }

    @AfterEach
    void close() {
        comments.close();
    }

    @Test
    void whatWasSaidIsOnTheTopicBeforeTheAnswer() throws Exception {
        var answer = post(client(), REVIEW).statusCode(202).extract().jsonPath();

        var told = comments.next();
        assertThat(told.key()).isEqualTo("Y12345:google:AbFvOqk-1");
        assertThat(told.data()).isEqualTo(JSON.readTree("""
                {"practice": "Y12345", "platform": "google", "externalId": "AbFvOqk-1", "status": "posted",
                 "author": {"id": "77", "name": "Derek Fothergill"}, "text": "Waited an hour. Mae'r meddyg yn dda 👍",
                 "rating": 4, "lang": "en-GB", "url": "https://google.example/r/1", "postedAt": "2026-11-20T08:00:00Z",
                 "parentExternalId": "p-1", "media": [{"type": "photo", "url": "https://google.example/photo/1"}],
                 "receivedAt": "%s", "via": "api", "rawHash": "%s"}""".formatted(
                        told.data().get("receivedAt").asText(), StableId.hashOf(REVIEW.getBytes(UTF_8)))));
        assertThat(Contract.of("comments.v1").misfits(told.data())).isEmpty();
        assertThat(Instant.parse(told.data().get("receivedAt").asText()))
                .isBetween(Instant.now().minusSeconds(20), Instant.now());
        assertThat(answer.getMap("$")).isEqualTo(Map.of("id", told.id(), "status", "posted"));
    }

    @Test
    void itTravelsAsACloudEventThatCarriesTheCorrelationOfTheRequest() {
        post(client().header("X-Correlation-Id", "from-the-caller-1"), REVIEW)
                .statusCode(202)
                .header("X-Correlation-Id", "from-the-caller-1");

        var told = comments.next();
        assertThat(told.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "uk.gpsurgery.conduct.comments.v1")
                .containsEntry("ce_source", "/ingest-service")
                .containsEntry("ce_correlationid", "from-the-caller-1")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time");
    }

    @Test
    void theSameCommentAgainHasTheSameIdAndOtherWordsHaveAnother() throws Exception {
        var first = id(post(client(), REVIEW));
        var again = id(post(client(), REVIEW.replace("\n", "  ")));
        var edited = id(post(client(), with("text", "Waited two hours.")));
        var fewerStars = id(post(client(), with("rating", 1)));
        var otherPractice = id(post(client("Y99999"), REVIEW));

        assertThat(again).isEqualTo(first);
        assertThat(Set.of(first, edited, fewerStars, otherPractice)).hasSize(4);
    }

    @Test
    void anEditBackToEarlierWordsIsARevisionOfItsOwn() throws Exception {
        var posted = id(post(client(), REVIEW));
        var edited = id(post(client(), edited("Waited two hours.", "2026-11-20T10:00:00Z")));
        var back = id(post(client(), edited("Waited an hour. Mae'r meddyg yn dda 👍", "2026-11-20T11:00:00Z")));
        var forth = id(post(client(), edited("Waited two hours.", "2026-11-20T12:00:00Z")));
        var forthAgain = id(post(client(), edited("Waited two hours.", "2026-11-20T13:00:00+01:00")));

        assertThat(Set.of(posted, edited, back, forth)).hasSize(4);
        assertThat(forthAgain).isEqualTo(forth);
        var told = comments.next(5).get(2).data();
        assertThat(told.get("status").asText()).isEqualTo("edited");
        assertThat(told.get("editedAt").asText()).isEqualTo("2026-11-20T11:00:00Z");
        assertThat(Contract.of("comments.v1").misfits(told)).isEmpty();
    }

    @Test
    void sixtyFourKibibytesOfWordsAreTaken() throws Exception {
        post(client(), with("text", "é".repeat(32_768))).statusCode(202);

        assertThat(comments.next().data().get("text").asText()).hasSize(32_768);
    }

    @Test
    void theTokensPracticeIsWrittenForAndNoOther() {
        post(client("Y99999"), REVIEW).statusCode(202);

        var told = comments.next();
        assertThat(told.key()).startsWith("Y99999:");
        assertThat(told.data().get("practice").asText()).isEqualTo("Y99999");
    }

    @Test
    void aCommentThatItsAuthorTookDownIsToldAsRemoved() throws Exception {
        var answer = client().delete("/v1/comments/facebook/901097836652708_903438993085259")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        var told = comments.next();
        assertThat(told.key()).isEqualTo("Y12345:facebook:901097836652708_903438993085259");
        assertThat(told.data()).isEqualTo(JSON.readTree("""
                {"practice": "Y12345", "platform": "facebook", "externalId": "901097836652708_903438993085259",
                 "status": "removed", "receivedAt": "%s", "via": "api", "rawHash": "%s"}""".formatted(
                        told.data().get("receivedAt").asText(),
                        told.data().get("rawHash").asText())));
        assertThat(Contract.of("comments.v1").misfits(told.data())).isEmpty();
        assertThat(answer.getMap("$")).isEqualTo(Map.of("id", told.id(), "status", "removed"));
    }

    @Test
    void anExternalIdMayHoldASlash() {
        client().urlEncodingEnabled(false)
                .delete("/v1/comments/google/accounts%2F1/reviews/2")
                .then()
                .statusCode(202);

        assertThat(comments.next().key()).isEqualTo("Y12345:google:accounts/1/reviews/2");
    }

    @Test
    void somethingSeenInTheSurgeryIsToldByStaff() {
        post(person("reception"), "/v1/incidents", """
                {"text": "Filmed the waiting room with a phone", "postedAt": "2026-11-20T09:00:00Z"}""").statusCode(202);

        var told = comments.next().data();
        assertThat(told.get("platform").asText()).isEqualTo("surgery");
        assertThat(told.get("via").asText()).isEqualTo("staff");
        assertThat(told.at("/author/name").asText()).isEqualTo("(not known)");
        assertThat(Contract.of("comments.v1").misfits(told)).isEmpty();
    }

    @Test
    void anImpatientSecondClickIsTheSameIncident() {
        var incident = """
                {"platform": "elsewhere", "author": {"name": "Kyle"}, "text": "A group on another site",
                 "url": "https://forum.example/t/1"}""";
        var first = id(post(person("partner"), "/v1/incidents", incident));
        var second = id(post(person("partner"), "/v1/incidents", incident));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void anIncidentIsNotTakenForFacebook() {
        post(person("reception"), "/v1/incidents", """
                {"platform": "facebook", "text": "It was there"}""").statusCode(400);

        comments.holdsNothingMore();
    }

    @Test
    void whatIsTakenIsCountedByPlatformAndWay() {
        post(client(), REVIEW).statusCode(202);

        var metrics = client().get("/q/metrics").asString();
        assertThat(metrics).containsPattern("conduct_comments_received_total\\{platform=\"google\",via=\"api\"} \\d");
    }

    private static String edited(String text, String at) throws Exception {
        return ((ObjectNode) JSON.readTree(with("text", text)))
                .put("editedAt", at)
                .toString();
    }

    private static String with(String field, Object value) throws Exception {
        return ((ObjectNode) JSON.readTree(REVIEW)).putPOJO(field, value).toString();
    }

    private static String id(ValidatableResponse answer) {
        return answer.statusCode(202).extract().path("id");
    }

    private static ValidatableResponse post(RequestSpecification caller, String body) {
        return post(caller, "/v1/comments", body);
    }

    private static ValidatableResponse post(RequestSpecification caller, String path, String body) {
        return caller.contentType(ContentType.JSON).body(body).post(path).then();
    }
}
