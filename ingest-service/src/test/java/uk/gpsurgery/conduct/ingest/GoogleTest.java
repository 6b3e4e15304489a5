package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.IntStream;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.ingest.source.GoogleSweep;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.StableId;

/** Reviews at Google: pushed, listed, looked at and answered; taken down by nobody here. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(GoogleStandIn.class)
class GoogleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POSTED = "2026-11-20T08:00:00.123456789Z";
    private static final Duration HOURS_23 = Duration.ofHours(23);
    private static final String LATER = "2026-11-21T08:00:00Z";

    @Inject
    GoogleSweep sweep;

    @Inject
    SecondLooks secondLooks;

    @Inject
    Publisher publisher;

    private Topic comments = Topic.fromNow("comments.v1");
    private Topic outcomes = Topic.fromNow("action-outcomes.v1");
    private int asked;

    @BeforeEach
    void begin() {
        GoogleStandIn.REVIEWS.clear();
        sweep.run();
        GoogleStandIn.CALLS.clear();
        comments = Topic.fromNow("comments.v1");
        outcomes = Topic.fromNow("action-outcomes.v1");
    }

    @AfterEach
    void close() {
        GoogleStandIn.refusal = null;
        GoogleStandIn.endGrant(false);
        comments.close();
        outcomes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"review_name", "reviewName"})
    void aPushIsAHintAndWhatIsTrueStandsAtGoogle(String spelling) throws Exception {
        GoogleStandIn.shows("r-" + spelling, "Derek Fothergill", "TWO", "Nobody answers", POSTED, LATER);

        push(pusher(), "{\"%s\": \"%s/reviews/r-%s\"}".formatted(spelling, GoogleStandIn.LOCATION, spelling))
                .statusCode(204);

        var told = comments.next();
        assertThat(told.key()).isEqualTo("Y54321:google:r-" + spelling);
        assertThat(told.data()).isEqualTo(JSON.readTree("""
                {"practice": "Y54321", "platform": "google", "externalId": "r-%s", "status": "edited",
                 "author": {"name": "Derek Fothergill"}, "text": "Nobody answers", "rating": 2,
                 "postedAt": "2026-11-20T08:00:00.123456789Z", "editedAt": "2026-11-21T08:00:00Z",
                 "receivedAt": "%s", "via": "api", "rawHash": "%s"}""".formatted(
                spelling,
                told.data().get("receivedAt").asText(),
                StableId.hashOf(GoogleStandIn.review("r-" + spelling).toString().getBytes(UTF_8)))));
        assertThat(Contract.of("comments.v1").misfits(told.data())).isEmpty();
    }

    @Test
    void aPushThatIsNotFromTheAgreedAccountIsRefused() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        var hint = "{\"reviewName\": \"" + GoogleStandIn.LOCATION + "/reviews/r-1\"}";
        var other = pusher();
        other.setStringClaim("email", "stranger@conduct.iam.example");
        var unverified = pusher();
        unverified.setClaim("email_verified", false);
        var otherAudience = pusher();
        otherAudience.setAudience("somebody else");
        var otherIssuer = pusher();
        otherIssuer.setIssuer(Tokens.ISSUER);
        var old = pusher();
        old.setExpirationTimeMinutesInTheFuture(-10);

        push(other, hint).statusCode(403);
        push(unverified, hint).statusCode(403);
        push(otherAudience, hint).statusCode(401);
        push(otherIssuer, hint).statusCode(401);
        push(old, hint).statusCode(401);
        given().body(envelope(hint)).post("/webhooks/google").then().statusCode(403);
        given().auth()
                .oauth2(Tokens.ofThisRun()
                        .machine("clinic-software", "Y12345", Set.of("comments:write"), Service.SHORT))
                .body(envelope(hint))
                .post("/webhooks/google")
                .then()
                .statusCode(401);
        comments.holdsNothingMore();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "{\"reviewName\": 5}",
                "{\"reviewName\": \"accounts/11/locations/22/reviews/../../../x\"}",
                "{\"reviewName\": \"accounts/11/locations/99/reviews/r-1\"}",
                "{\"reviewName\": \"accounts/99/locations/22/reviews/r-1\"}",
            })
    void aHintThatLeadsNowhereIsNotPushedAgain(String hint) throws Exception {
        push(pusher(), hint).statusCode(204);

        comments.holdsNothingMore();
        assertThat(GoogleStandIn.CALLS).isEmpty();
    }

    @Test
    void aHintWhileGoogleIsAwayIsPushedAgain() throws Exception {
        GoogleStandIn.refusal = 503;

        push(pusher(), "{\"reviewName\": \"" + GoogleStandIn.LOCATION + "/reviews/r-1\"}")
                .statusCode(503)
                .header("Retry-After", "30");
    }

    @Test
    void aSweepReadsEveryPageAndTellsInTheOrderInWhichItHappened() {
        IntStream.range(0, 120)
                .forEach(i -> GoogleStandIn.shows(
                        "r-" + i,
                        "Derek",
                        "FIVE",
                        null,
                        POSTED,
                        Instant.parse(LATER).plusSeconds(i).toString()));

        sweep.run();

        var told = comments.next(120);
        assertThat(told).extracting(Topic.Told::key).contains("Y54321:google:r-0", "Y54321:google:r-119");
        assertThat(told).extracting(one -> one.data().get("text").asText()).containsOnly("(stars without words)");
        sweep.run();
        comments.holdsNothingMore();
    }

    @Test
    void aSweepNoticesWhatWasChangedAndWhatWasTakenDown() {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        GoogleStandIn.shows("r-2", "Donna", "ONE", "Dreadful", POSTED, POSTED);
        sweep.run();
        comments.next(2);

        GoogleStandIn.shows("r-1", "Derek", "THREE", "Not so bad", POSTED, LATER);
        GoogleStandIn.REVIEWS.remove("r-2");
        sweep.run();

        assertThat(comments.next(2))
                .extracting(one -> one.data().get("externalId").asText() + " "
                        + one.data().get("status").asText())
                .containsExactlyInAnyOrder("r-1 edited", "r-2 removed");
    }

    @Test
    void aSweepThatFailsTakesNothingForRemoved() {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        sweep.run();
        comments.next();

        GoogleStandIn.refusal = 500;
        sweep.run();
        GoogleStandIn.refusal = null;
        sweep.run();

        comments.holdsNothingMore();
    }

    @Test
    void aReplyIsPutOnceAndTakenBack() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);

        assertThat(ask("reply", "We are sorry to read this.").get("outcome").asText())
                .isEqualTo("DONE");
        assertThat(ask("reply", "We are sorry to read this.").get("outcome").asText())
                .isEqualTo("DONE");
        assertThat(GoogleStandIn.review("r-1").at("/reviewReply/comment").asText())
                .isEqualTo("We are sorry to read this.");
        assertThat(GoogleStandIn.CALLS)
                .filteredOn(call -> call.startsWith("PUT"))
                .hasSize(1);

        assertThat(ask("delete-reply", null).get("outcome").asText()).isEqualTo("DONE");
        assertThat(GoogleStandIn.review("r-1").has("reviewReply")).isFalse();
    }

    @Test
    void aReplyThatConfirmsThatSomebodyIsAPatientIsNotPosted() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);

        var told = ask("reply", "We are sorry about your visit.");

        assertThat(told.get("outcome").asText()).isEqualTo("REFUSED");
        assertThat(told.get("reason").asText())
                .isEqualTo("A public reply does not speak of a visit or an appointment.");
        assertThat(GoogleStandIn.CALLS).isEmpty();
    }

    @Test
    void aLookTellsWhatStandsThere() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        var found = ask("check-still-there", null);
        assertThat(found.get("found").asText()).isEqualTo("FOUND");
        assertThat(found.get("rawHash").asText())
                .isEqualTo(
                        StableId.hashOf(GoogleStandIn.review("r-1").toString().getBytes(UTF_8)));

        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poorer", POSTED, LATER);
        assertThat(ask("check-still-there", null).get("found").asText()).isEqualTo("EDITED");
    }

    @Test
    void thatItIsGoneIsBelievedOfTwoLooksADayApart() throws Exception {
        var first = ask("check-still-there", null);
        assertThat(first.get("found").asText()).isEqualTo("UNKNOWN");
        assertThat(Instant.parse(first.get("retryAt").asText()))
                .isBetween(Instant.now().plus(HOURS_23), Instant.now().plus(HOURS_23.plusHours(1)));
        assertThat(first.get("reason").asText()).startsWith("It was not to be seen");
        assertThat(Contract.of("action-outcomes.v1").misfits(first)).isEmpty();
        assertThat(ask("check-still-there", null).get("retryAt")).isEqualTo(first.get("retryAt"));

        lookedBefore("r-2", Duration.ofHours(25));
        var second = ask("r-2", "check-still-there", null);
        assertThat(second.get("found").asText()).isEqualTo("REMOVED");
        var removal = comments.next();
        assertThat(removal.key()).isEqualTo("Y54321:google:r-2");
        assertThat(removal.data().get("status").asText()).isEqualTo("removed");
        assertThat(Contract.of("comments.v1").misfits(removal.data())).isEmpty();
    }

    @Test
    void whatWasSeenInBetweenIsLookedForAnew() throws Exception {
        lookedBefore("r-3", Duration.ofHours(25));
        GoogleStandIn.shows("r-3", "Derek", "TWO", "Poor", POSTED, POSTED);
        assertThat(ask("r-3", "check-still-there", null).get("found").asText()).isEqualTo("FOUND");

        GoogleStandIn.REVIEWS.clear();
        assertThat(ask("r-3", "check-still-there", null).get("found").asText()).isEqualTo("UNKNOWN");
        comments.holdsNothingMore();
    }

    @Test
    void theSecondLookIsNotForgotten() {
        lookedBefore("r-4", Duration.ofHours(25));
        lookedBefore("r-5", Duration.ofHours(23));

        secondLooks.run();

        var told = outcomes.next();
        assertThat(told.key()).isEqualTo("Y54321:google:r-4");
        assertThat(told.data().get("found").asText()).isEqualTo("REMOVED");
        assertThat(comments.next().key()).isEqualTo("Y54321:google:r-4");
        secondLooks.run();
        outcomes.holdsNothingMore();
    }

    /** A look that saw nothing, told so long ago. */
    private void lookedBefore(String review, Duration ago) {
        var at = Instant.now().minus(ago);
        var look = new ActionOutcome(
                "Y54321",
                "a-before-" + review,
                "c-1",
                "google",
                review,
                "check-still-there",
                ActionOutcome.Outcome.DONE,
                ActionOutcome.Found.UNKNOWN,
                at,
                "not to be seen",
                at.plus(Duration.ofHours(24)),
                null);
        publisher
                .publish(new Event(ActionOutcome.TOPIC, look.key(), look.id(), "c-1", at, look))
                .toCompletableFuture()
                .join();
        outcomes.next();
    }

    @Test
    void nobodyHereTakesAReviewDown() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);

        var told = ask("delete", null);

        assertThat(told.get("outcome").asText()).isEqualTo("NEEDS_A_PERSON");
        assertThat(told.get("reason").asText()).startsWith("Nobody can delete the comment on Google: only the author");
        assertThat(GoogleStandIn.CALLS).isEmpty();
    }

    @Test
    void aTokenThatIsWithdrawnIsFetchedAnew() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        ask("check-still-there", null);
        GoogleStandIn.withdrawTokens();

        assertThat(ask("check-still-there", null).get("found").asText()).isEqualTo("FOUND");
    }

    @Test
    void aGrantThatHasEndedIsAnAlert() throws Exception {
        GoogleStandIn.shows("r-1", "Derek", "TWO", "Poor", POSTED, POSTED);
        GoogleStandIn.withdrawTokens();
        GoogleStandIn.endGrant(true);

        var told = ask("check-still-there", null);
        assertThat(told.get("outcome").asText()).isEqualTo("FAILED");
        assertThat(told.get("found").asText()).isEqualTo("UNKNOWN");
        assertThat(given().get("/q/metrics").asString())
                .contains("conduct_platform_token_expired{platform=\"google\",practice=\"all\"} 1");

        GoogleStandIn.endGrant(false);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ask("check-still-there", null).get("outcome").asText().equals("DONE"));
        assertThat(given().get("/q/metrics").asString())
                .contains("conduct_platform_token_expired{platform=\"google\",practice=\"all\"} 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | REFUSED | 400: Google did not accept this.
            403 | REFUSED | 403: the account at Google may not do this.
            429 | FAILED  | 429: Google is asked too much at the moment.
            500 | FAILED  | Google does not answer as it should.
            """)
    void everyRefusalIsAnOutcomeInOurOwnWords(int status, String outcome, String reason) throws Exception {
        var begun = Instant.now();
        GoogleStandIn.refusal = status;

        var told = ask("reply", "We are sorry to read this.");

        assertThat(told.get("outcome").asText()).isEqualTo(outcome);
        assertThat(told.get("reason").asText()).isEqualTo(reason);
        assertThat(Contract.of("action-outcomes.v1").misfits(told)).isEmpty();
        if (outcome.equals("FAILED")) {
            assertThat(Instant.parse(told.get("retryAt").asText())).isAfterOrEqualTo(begun.plusSeconds(2));
            Thread.sleep(2_200);
        }
    }

    private ObjectNode ask(String action, @Nullable String text) throws Exception {
        return ask("r-1", action, text);
    }

    private ObjectNode ask(String review, String action, @Nullable String text) throws Exception {
        var event = (ObjectNode) JSON.readTree("""
                {"practice": "Y54321", "actionId": "a-%d", "caseId": "c-1", "platform": "google", "externalId": "%s",
                 "action": "%s", "requestedBy": "gareth.noakes", "requestedAt": "2026-11-21T09:12:00Z",
                 "textHash": "%s", "rawHash": "%s"}""".formatted(
                ++asked, review, action, StableId.hashOf("Poor".getBytes(UTF_8)), StableId.hashOf(new byte[0])));
        if (text != null) {
            event.put("text", text);
        }
        if (!action.equals("check-still-there")) {
            OnRecord.comment(
                    publisher, "Y54321", "google", review, event.get("rawHash").asText());
            comments.next();
        }
        publisher
                .publish(new Event("actions.v1", "Y54321:google:" + review, "e-" + asked, "c-1", Instant.now(), event))
                .toCompletableFuture()
                .join();
        return (ObjectNode) outcomes.next().data();
    }

    private static JwtClaims pusher() {
        var claims = new JwtClaims();
        claims.setIssuer(GoogleStandIn.ISSUER);
        claims.setAudience("conduct");
        claims.setSubject("113774264463038321964");
        claims.setStringClaim("email", GoogleStandIn.PUSHER);
        claims.setClaim("email_verified", true);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        return claims;
    }

    private static ValidatableResponse push(JwtClaims claims, String hint) throws Exception {
        return given().auth()
                .oauth2(Tokens.ofThisRun().of(claims))
                .contentType("application/json")
                .body(envelope(hint))
                .post("/webhooks/google")
                .then();
    }

    private static String envelope(String hint) throws Exception {
        var envelope = JSON.createObjectNode().put("subscription", "projects/p/subscriptions/reviews");
        envelope.putObject("message")
                .put("messageId", "1")
                .put("data", Base64.getEncoder().encodeToString(hint.getBytes(UTF_8)));
        return envelope.toString();
    }
}
