package uk.gpsurgery.conduct.ingest.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.gpsurgery.conduct.ingest.XConfig;
import uk.gpsurgery.conduct.ingest.action.WebStandIn.Call;
import uk.gpsurgery.conduct.ingest.action.WebStandIn.Reply;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;

/** What is done about a reply at X, and what is made of each of its answers. */
class XTest {

    private static final String POST = "1460323737035677698";

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final WebStandIn there = new WebStandIn(this::answer);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Settings.Hands clock = new Settings.Hands();
    private final X x = x("60");
    private int versions = 1;

    @AfterEach
    void close() {
        there.close();
    }

    /** As "Hide replies", "Post lookup" and "Manage Posts" of the API's documentation. */
    private Reply answer(Call call) {
        if (call.line().equals("PUT /2/tweets/" + POST + "/hidden")) {
            var isHidden = call.body().get("hidden").asBoolean();
            if (isHidden) {
                hidden.add(POST);
            } else {
                hidden.remove(POST);
            }
            return Reply.of(200, "{\"data\": {\"hidden\": " + isHidden + "}}");
        }
        if (call.line().equals("POST /2/tweets")) {
            return said.add(call.body().get("text").asText())
                            && call.body()
                                    .at("/reply/in_reply_to_tweet_id")
                                    .asText()
                                    .equals(POST)
                    ? Reply.of(201, "{\"data\": {\"id\": \"1\", \"text\": \"x\"}}")
                    : Reply.of(403, """
                            {"detail": "You are not allowed to create a Tweet with duplicate content.",
                             "type": "about:blank", "title": "Forbidden", "status": 403}""");
        }
        if (call.line().startsWith("GET /2/tweets/" + POST + "?") && versions > 0) {
            return Reply.of(200, """
                    {"data": {"id": "%s", "text": "Dreadful", "edit_history_tweet_ids": [%s]}}""".formatted(POST, "\"1\",".repeat(versions - 1) + "\"" + POST + "\""));
        }
        return Reply.of(200, """
                {"errors": [{"title": "Not Found Error", "value": "canary",
                 "type": "https://api.twitter.com/2/problems/resource-not-found"}]}""");
    }

    @Test
    void aReplyIsHiddenAndShownAgain() {
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());
        assertThat(hidden).containsExactly(POST);
        assertThat(there.calls.get(0).authorization())
                .startsWith("OAuth oauth_consumer_key=\"app\"")
                .contains("oauth_token=\"ours\"");

        assertThat(ask(Deed.UNHIDE)).isEqualTo(Answer.done());
        assertThat(hidden).isEmpty();
    }

    @Test
    void theSameWordsAreSaidOnceHoweverOftenTheyAreAskedFor() {
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());

        assertThat(said).containsExactly("Please ring us.");
    }

    @Test
    void aLookTellsWhatItSaw() {
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.FOUND);
        assertThat(ask(Deed.CHECK_STILL_THERE).rawHash()).hasSize(64);

        versions = 2;
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.EDITED);

        versions = 0;
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.REMOVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | REFUSED | 400: X did not accept this.
            401 | FAILED  | 401: X does not take the token any more; sign in at X anew and set it.
            403 | REFUSED | 403: the account at X may not do this.
            404 | REFUSED | 404: there is no such comment at X any more.
            429 | FAILED  | 429: X is asked too much at the moment.
            503 | FAILED  | X does not answer as it should.
            302 | REFUSED | 302: X did not accept this.
            """)
    void everyRefusalIsAnOutcomeInOurOwnWords(int status, Outcome outcome, String reason) {
        there.refusal = new Reply(
                status,
                "{\"detail\": \"canary said by X\"}",
                Map.of("x-rate-limit-reset", String.valueOf(Settings.NOW.getEpochSecond() + 400)));

        var answer = ask(Deed.HIDE);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.reason()).isEqualTo(reason);
        assertThat(answer.retryAt())
                .isEqualTo(
                        switch (status) {
                            case 429 -> Settings.NOW.plusSeconds(400);
                            case 503 -> Settings.NOW.plusSeconds(60);
                            default -> null;
                        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"HIDE", "UNHIDE", "REPLY", "CHECK_STILL_THERE"})
    void aServerThatIsBrokenIsAskedAgainLater(Deed deed) {
        for (var broken : new String[] {"<html>", "{\"data\"", "\u0000"}) {
            there.refusal = Reply.of(200, broken);
            assertThat(ask(deed).retryAt()).as(broken).isNotNull();
            clock.move(Duration.ofHours(1));
        }
    }

    @Test
    void anEndedTokenIsAnAlertUntilItWorksAgain() {
        there.refusal = Reply.of(401, "");
        ask(Deed.HIDE);
        assertThat(ended()).isEqualTo(1);

        there.refusal = null;
        ask(Deed.HIDE);
        assertThat(ended()).isZero();
    }

    @Test
    void moreThanIsAgreedOnWaitsForItsTurn() {
        var slow = x("3");
        for (var i = 0; i < 3; i++) {
            assertThat(slow.carryOut(Deed.HIDE, action(Deed.HIDE)).outcome()).isEqualTo(Outcome.DONE);
        }

        var answer = slow.carryOut(Deed.HIDE, action(Deed.HIDE));

        assertThat(answer)
                .isEqualTo(Answer.later("X is asked no faster than agreed on.", Settings.NOW.plusSeconds(20)));
        assertThat(there.calls).hasSize(3);
    }

    @Test
    void onlyAPracticeWithATokenIsConnected() {
        assertThat(x.isConnectedFor("Y12345")).isTrue();
        assertThat(x.isConnectedFor("Y99999")).isFalse();
    }

    private Answer ask(Deed deed) {
        return x.carryOut(deed, action(deed));
    }

    private static ActionAsked action(Deed deed) {
        return Settings.action(deed, "x", POST, "Please ring us.", null);
    }

    private double ended() {
        return meters.get("conduct_platform_token_expired")
                .tags("platform", "x", "practice", "Y12345")
                .gauge()
                .value();
    }

    private X x(String perMinute) {
        var config = Settings.of(
                XConfig.class,
                Map.of(
                        "conduct.ingest.x.url", there.url() + "/2",
                        "conduct.ingest.x.per-minute", perMinute,
                        "conduct.ingest.x.consumer-key", "app",
                        "conduct.ingest.x.consumer-secret", "app's secret",
                        "conduct.ingest.x.tokens.Y12345.token", "ours",
                        "conduct.ingest.x.tokens.Y12345.secret", "our secret"));
        return new X(config, meters, clock);
    }
}
