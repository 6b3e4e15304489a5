package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.ingest.YouTubeConfig;
import uk.gpsurgery.conduct.ingest.action.WebStandIn.Call;
import uk.gpsurgery.conduct.ingest.action.WebStandIn.Reply;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;
import uk.gpsurgery.conduct.kit.StableId;

/** What is done about a comment at YouTube, and what is made of each of its answers. */
class YouTubeTest {

    private static final String COMMENT = "UgzDE8pqJ_c";

    private final List<String> replies = new CopyOnWriteArrayList<>();
    private final WebStandIn there = new WebStandIn(this::answer);
    private final Settings.Hands clock = new Settings.Hands();
    private final Issuer issuer = new Issuer();
    private final YouTube youTube = new YouTube(
            Settings.of(
                    YouTubeConfig.class,
                    Map.of(
                            "conduct.ingest.youtube.url",
                            there.url() + "/youtube/v3",
                            "conduct.ingest.youtube.refresh-tokens.Y12345",
                            "agreed to once")),
            issuer,
            new SimpleMeterRegistry(),
            clock);
    private String status = "published";

    @AfterEach
    void close() {
        there.close();
    }

    /** As comments.setModerationStatus, comments.list and comments.insert of the Data API's documentation. */
    private Reply answer(Call call) {
        if (!call.authorization().equals("Bearer token-" + issuer.issued)) {
            return Reply.of(401, "{\"error\": {\"code\": 401, \"errors\": [{\"reason\": \"authError\"}]}}");
        }
        var moderated = "POST /youtube/v3/comments/setModerationStatus?id=" + COMMENT + "&moderationStatus=";
        if (call.line().startsWith(moderated)) {
            status = call.line().substring(moderated.length());
            return Reply.of(204, "");
        }
        if (call.line().equals("POST /youtube/v3/comments?part=snippet")) {
            replies.add(call.body().at("/snippet/parentId").asText() + " "
                    + call.body().at("/snippet/textOriginal").asText());
            return Reply.of(200, "{\"kind\": \"youtube#comment\"}");
        }
        if (call.line().contains("parentId=" + COMMENT)) {
            var items = replies.stream()
                    .map(reply -> "{\"snippet\": {\"textOriginal\": \"" + reply.split(" ", 2)[1] + "\"}}")
                    .toList();
            return Reply.of(200, "{\"items\": " + items + "}");
        }
        return call.line().contains("&id=" + COMMENT) && !status.isEmpty()
                ? Reply.of(200, """
                        {"items": [{"snippet": {"textDisplay": "Dreadful", "moderationStatus": "%s"}}]}""".formatted(status))
                : Reply.of(200, "{\"items\": []}");
    }

    @ParameterizedTest
    @CsvSource({
        "HIDE,   heldForReview",
        "UNHIDE, published",
        "DELETE, rejected",
        "BAN,    rejected&banAuthor=true",
    })
    void toModerateIsToSetTheStatus(Deed deed, String set) {
        assertThat(ask(deed)).isEqualTo(Answer.done());
        assertThat(status).isEqualTo(set);
    }

    @Test
    void aReplyIsPostedOnceBelowWhatStandsOnTop() {
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());
        assertThat(ask(Deed.REPLY, COMMENT + ".8pqJ")).isEqualTo(Answer.done());

        assertThat(replies).containsExactly(COMMENT + " Please ring us.");
    }

    @Test
    void aLookTellsWhatItSaw() {
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.FOUND);

        var edited = Settings.action(
                Deed.CHECK_STILL_THERE, "youtube", COMMENT, null, StableId.hashOf("Poor".getBytes(UTF_8)));
        assertThat(youTube.carryOut(Deed.CHECK_STILL_THERE, edited).found()).isEqualTo(Found.EDITED);

        status = "heldForReview";
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.HIDDEN);

        status = "";
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.REMOVED);
    }

    @Test
    void aTokenThatEndedBeforeItsTimeIsFetchedAnew() {
        ask(Deed.HIDE);
        issuer.issued++;

        assertThat(ask(Deed.UNHIDE)).isEqualTo(Answer.done());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | processingFailure | REFUSED | 400: YouTube did not accept this.
            403 | forbidden         | REFUSED | 403: the account at YouTube may not do this.
            403 | quotaExceeded     | FAILED  | 403: YouTube is asked too much at the moment.
            404 | commentNotFound   | REFUSED | 404: there is no such comment at YouTube any more.
            500 | backendError      | FAILED  | YouTube does not answer as it should.
            """)
    void everyRefusalIsAnOutcomeInOurOwnWords(int code, String reason, Outcome outcome, String sentence) {
        there.refusal = Reply.of(code, """
                {"error": {"code": %d, "message": "canary", "errors": [{"domain": "youtube.comment", "reason": "%s"}]}}""".formatted(code, reason));

        var answer = ask(Deed.HIDE);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.reason()).isEqualTo(sentence);
    }

    @Test
    void afterAFaultItIsLeftAlone() {
        there.refusal = Reply.of(503, "");
        ask(Deed.HIDE);
        there.refusal = null;
        there.calls.clear();

        assertThat(ask(Deed.HIDE))
                .isEqualTo(Answer.later("YouTube is left alone for a while.", Settings.NOW.plusSeconds(60)));
        assertThat(there.calls).isEmpty();

        clock.move(Duration.ofMinutes(1));
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());
    }

    private Answer ask(Deed deed) {
        return ask(deed, COMMENT);
    }

    private Answer ask(Deed deed, String comment) {
        return youTube.carryOut(deed, Settings.action(deed, "youtube", comment, "Please ring us.", null));
    }

    /** Gives tokens for what was agreed to once. */
    private static final class Issuer implements OidcClient {

        private int issued;

        @Override
        public Uni<Tokens> getTokens(Map<String, String> more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> more) {
            var until = System.currentTimeMillis() / 1000 + 3599;
            return Uni.createFrom()
                    .item(new Tokens(
                            refreshToken.equals("agreed to once") ? "token-" + issued : "none",
                            until,
                            Duration.ZERO,
                            refreshToken,
                            null,
                            new JsonObject(),
                            "client"));
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String token, Map<String, String> more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
