package uk.gpsurgery.conduct.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.ingest.action.FacebookStandIn;
import uk.gpsurgery.conduct.ingest.action.FacebookStandIn.Refusal;
import uk.gpsurgery.conduct.ingest.source.CatchUpRun;
import uk.gpsurgery.conduct.kit.Contract;

/** What webhooks missed is read from the page, and told as they would have told it. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(FacebookPageStandIn.class)
class FacebookCatchUpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PAGE = FacebookPageStandIn.PAGE;

    @Inject
    CatchUpRun catchUp;

    private final String post = PAGE + "_" + UUID.randomUUID();
    private final String comment = post + "_1";
    private Topic comments = Topic.fromNow("comments.v1");

    @BeforeEach
    void begin() {
        there().lists.clear();
        there().lists
                .put(
                        PAGE + "/feed",
                        List.of(entry(post, 2, PAGE, "We are closed on Monday").put("updated_time", ago(1))));
        there().lists.put(PAGE + "/ratings", List.of());
        comments = Topic.fromNow("comments.v1");
    }

    @AfterEach
    void close() {
        there().refusal = null;
        comments.close();
    }

    @Test
    void whatWasMissedIsToldOnceAndAsTheWebhookWouldHaveToldIt() throws Exception {
        shows(entry(comment, 1, "999", "Dr Patel was drunk AGAIN"));

        catchUp.run();
        var caughtUp = comments.next();
        assertThat(caughtUp.key()).isEqualTo("Y77777:facebook:" + comment);
        assertThat(caughtUp.data().get("status").asText()).isEqualTo("posted");
        assertThat(caughtUp.data().get("via").asText()).isEqualTo("api");
        assertThat(caughtUp.data().get("rawHash").asText()).hasSize(64);
        assertThat(Contract.of("comments.v1").misfits(caughtUp.data())).isEmpty();

        hear("add", "Dr Patel was drunk AGAIN");
        assertThat(comments.next().id()).isEqualTo(caughtUp.id());

        catchUp.run();
        comments.holdsNothingMore();
    }

    @Test
    void whatTheWebhookHasToldIsNotToldAgain() throws Exception {
        hear("add", "Dr Patel was drunk AGAIN");
        hear("edited", "Dr Patel was late");
        comments.next(2);
        shows(entry(comment, 1, "999", "Dr Patel was late"));

        catchUp.run();

        comments.holdsNothingMore();
    }

    @Test
    void whatWasTakenDownMeanwhileDoesNotComeBack() throws Exception {
        hear("remove", "");
        comments.next();
        shows(entry(comment, 1, "999", "Dr Patel was late"));

        catchUp.run();

        comments.holdsNothingMore();
    }

    @Test
    void everyPageIsReadAndThePagesOwnWordsAreNot() {
        shows(IntStream.range(0, 250)
                .mapToObj(i -> entry(post + "_" + i, 1, i % 2 == 0 ? PAGE : "999", "Comment " + i))
                .toArray(ObjectNode[]::new));

        catchUp.run();

        comments.next(125);
        comments.holdsNothingMore();
    }

    @Test
    void whatWasThereLongBeforeIsLeftAlone() {
        shows(entry(comment, 1, "999", "New"), entry(post + "_2", 60 * 24 * 4, "999", "Old"));

        catchUp.run();

        assertThat(comments.next().data().get("text").asText()).isEqualTo("New");
        comments.holdsNothingMore();
    }

    @Test
    void aRecommendationAndAVisitorsPostAreToldToo() {
        var visitors = PAGE + "_" + UUID.randomUUID();
        there().lists
                .put(
                        PAGE + "/feed",
                        List.of(entry(visitors, 1, "999", "Dreadful surgery").put("updated_time", ago(1))));
        there().lists.put(visitors + "/comments", List.of());
        var rating = entry("", 1, "", "").put("review_text", "Never answers").put("recommendation_type", "negative");
        rating.putObject("open_graph_story").put("id", visitors + "9");
        rating.putObject("reviewer").put("id", "998").put("name", "Donna");
        there().lists.put(PAGE + "/ratings", List.of(rating));

        catchUp.run();

        assertThat(comments.next(2))
                .extracting(told -> told.data().get("externalId").asText() + " "
                        + told.data().get("text").asText())
                .containsExactlyInAnyOrder(visitors + " Dreadful surgery", visitors + "9 Never answers");
    }

    @Test
    void aPageThatIsAskedTooMuchIsLeftAloneAndReadFromThereLater() throws Exception {
        shows(entry(comment, 1, "999", "Dr Patel was late"));
        there().refusal = Refusal.of(4, 0);
        catchUp.run();
        there().refusal = null;
        there().calls.clear();

        catchUp.run();
        assertThat(there().calls).isEmpty();
        comments.holdsNothingMore();

        Thread.sleep(3_100);
        catchUp.run();
        comments.next();
    }

    private void shows(ObjectNode... entries) {
        there().lists.put(post + "/comments", List.of(entries));
    }

    private static ObjectNode entry(String id, int minutesAgo, String author, String message) {
        var entry =
                JSON.createObjectNode().put("id", id).put("message", message).put("created_time", ago(minutesAgo));
        entry.putObject("from").put("id", author).put("name", "Tracey Gander");
        return entry;
    }

    /** As the Graph API writes it. */
    private static String ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes)).toString().substring(0, 19) + "+0000";
    }

    private void hear(String verb, String message) throws Exception {
        WebhookTest.send(
                        """
                {"object": "page", "entry": [{"id": "%s", "time": %d, "changes": [{"field": "feed", "value": {
                 "item": "comment", "verb": "%s", "comment_id": "%s", "post_id": "%s", "parent_id": "%s",
                 "from": {"id": "999", "name": "Tracey Gander"}, "message": "%s"}}]}]}""".formatted(PAGE, Instant.now().getEpochSecond(), verb, comment, post, post, message),
                        WebhookTest.SECRET)
                .statusCode(200);
    }

    private static FacebookStandIn there() {
        return Objects.requireNonNull(FacebookPageStandIn.there);
    }
}
