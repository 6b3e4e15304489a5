package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.action.FacebookStandIn.Refusal;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;
import uk.gpsurgery.conduct.kit.StableId;

/** What is done on a page, and what is made of each of Facebook's answers. */
class FacebookTest {

    private static final String COMMENT = "901097836652708_903438993085259";
    private static final Instant NOW = Settings.NOW;

    private final FacebookStandIn there = FacebookStandIn.started();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Settings.Hands clock = new Settings.Hands();
    private final Facebook facebook = new Facebook(config(FacebookStandIn.TOKEN), meters, clock);

    FacebookTest() {
        there.shows(COMMENT, "Dreadful");
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void itIsAskedFirstAndThenTheCommentIsHidden() {
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());

        assertThat(there.comment(COMMENT).get("is_hidden").asBoolean()).isTrue();
        assertThat(there.calls).containsExactly("GET " + COMMENT, "POST " + COMMENT);
    }

    @Test
    void aHiddenCommentIsShownAgain() {
        ask(Deed.HIDE);

        assertThat(ask(Deed.UNHIDE)).isEqualTo(Answer.done());
        assertThat(there.comment(COMMENT).get("is_hidden").asBoolean()).isFalse();
    }

    @Test
    void whatIsDoneAlreadyIsNotDoneAgain() {
        ask(Deed.HIDE);
        ask(Deed.HIDE);

        assertThat(there.calls).containsExactly("GET " + COMMENT, "POST " + COMMENT, "GET " + COMMENT);
    }

    @Test
    void aCommentIsDeletedOnceAndIsGoneThen() {
        assertThat(ask(Deed.DELETE)).isEqualTo(Answer.done());
        assertThat(there.comments).isEmpty();

        assertThat(ask(Deed.DELETE)).isEqualTo(Answer.seen(Found.REMOVED, null));
    }

    @Test
    void whatThePageMayNotHideOrDeleteIsNotTried() {
        there.comment(COMMENT).put("can_hide", false).put("can_remove", false);

        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.refused("Facebook does not let the page hide this comment."));
        assertThat(ask(Deed.DELETE)).isEqualTo(Answer.refused("Facebook does not let the page delete this comment."));
        assertThat(there.calls).containsOnly("GET " + COMMENT);
    }

    @Test
    void aReplyIsPostedOnceHoweverOftenItIsAskedFor() {
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());

        assertThat(there.replies.get(COMMENT))
                .extracting(reply -> reply.get("message").asText())
                .containsExactly("Please ring us.");
    }

    @Test
    void anAuthorIsBannedAndTheBanIsLifted() {
        assertThat(ask(Deed.BAN)).isEqualTo(Answer.done());
        assertThat(there.blocked).containsExactly("1234567890999");

        assertThat(ask(Deed.UNBAN)).isEqualTo(Answer.done());
        assertThat(there.blocked).isEmpty();
    }

    @Test
    void anAuthorWhomFacebookDidNotNameIsForAPerson() {
        assertThat(facebook.carryOut(Deed.BAN, action("ban", null, null)).outcome())
                .isEqualTo(Outcome.NEEDS_A_PERSON);
        assertThat(there.calls).isEmpty();
    }

    @Test
    void aLookTellsWhatItSawAndKeepsItsHash() {
        var found = ask(Deed.CHECK_STILL_THERE);
        assertThat(found.found()).isEqualTo(Found.FOUND);
        assertThat(found.rawHash())
                .isEqualTo(StableId.hashOf(there.comment(COMMENT).toString().getBytes(UTF_8)));

        there.shows(COMMENT, "Not so bad");
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.EDITED);

        there.comment(COMMENT).put("is_hidden", true);
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.HIDDEN);

        there.comments.clear();
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.REMOVED);
    }

    @Test
    void noSuchCommentIsNotBelievedOfAPageThatMayNotLook() {
        there.refusal = Refusal.of(100, 33);

        var answer = ask(Deed.CHECK_STILL_THERE).to(Deed.CHECK_STILL_THERE);

        assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(answer.found()).isEqualTo(Found.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "4,   0, FAILED,  4: Facebook is asked too much at the moment.",
        "32,  0, FAILED,  32: Facebook is asked too much at the moment.",
        "613, 0, FAILED,  613: Facebook is asked too much at the moment.",
        "80001, 0, FAILED, 80001: Facebook is asked too much at the moment.",
        "2,   0, FAILED,  2: Facebook does not answer as it should.",
        "368, 0, FAILED,  368: Facebook has blocked the account from doing this for now.",
        "200, 0, REFUSED, 200: the account at Facebook may not do this.",
        "283, 0, REFUSED, 283: the account at Facebook may not do this.",
        "10,  0, REFUSED, 10: the account at Facebook may not do this.",
        "1705, 0, REFUSED, 1705: Facebook did not accept this.",
        "190, 463, FAILED, 190: Facebook does not take the token any more; sign in at Facebook anew and set it.",
    })
    void everyRefusalIsAnOutcomeInOurOwnWords(int code, int subcode, Outcome outcome, String reason) {
        there.refusal = Refusal.of(code, subcode);

        var answer = ask(Deed.HIDE);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.reason()).isEqualTo(reason);
    }

    @Test
    void whoIsAskedTooMuchIsLeftAloneForAWhile() {
        there.refusal = Refusal.of(4, 0);
        assertThat(ask(Deed.HIDE).retryAt()).isEqualTo(NOW.plusSeconds(60));

        there.refusal = null;
        there.calls.clear();
        clock.move(Duration.ofSeconds(59));
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.later("Facebook is left alone for a while.", NOW.plusSeconds(60)));
        assertThat(there.calls).isEmpty();

        clock.move(Duration.ofSeconds(1));
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-App-Usage               | {"call_count": 95, "total_time": 1, "total_cputime": 1}        | 60
            X-App-Usage               | {"call_count": 94, "total_time": 94, "total_cputime": 94}      | 0
            X-Page-Usage              | {"call_count": 1, "total_time": 100, "total_cputime": 1}       | 60
            X-Business-Use-Case-Usage | {"9": [{"type": "pages", "call_count": 100, "total_cputime": 1, "total_time": 1, "estimated_time_to_regain_access": 7}]} | 420
            X-Business-Use-Case-Usage | {"9": [{"type": "pages", "call_count": 10, "total_cputime": 1, "total_time": 1, "estimated_time_to_regain_access": 0}]}  | 0
            """)
    void whatTheHeadersAskForIsHonoured(String header, String value, long seconds) {
        there.headers.put(header, value);
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());

        there.headers.clear();
        assertThat(ask(Deed.UNHIDE).retryAt()).isEqualTo(seconds == 0 ? null : NOW.plusSeconds(seconds));
    }

    @Test
    void anExpiredTokenIsAnAlertUntilItWorksAgain() {
        assertThat(expired()).isZero();
        there.refusal = Refusal.of(190, 463);
        ask(Deed.HIDE);
        assertThat(expired()).isEqualTo(1);

        there.refusal = null;
        ask(Deed.HIDE);
        assertThat(expired()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Deed.class, names = "DELETE_REPLY", mode = EnumSource.Mode.EXCLUDE)
    void aServerThatIsBrokenIsAskedAgainLater(Deed deed) {
        for (var broken : new String[] {"", "<html>", "[]", "7", "{\"data\": 7}", "{\"is_hidden\": \"maybe\"}"}) {
            there.refusal = new Refusal(broken.isEmpty() ? 503 : 200, broken);
            var answer = ask(deed);
            clock.move(Duration.ofHours(1));

            assertThat(answer.outcome()).as(broken).isIn(Outcome.FAILED, Outcome.DONE);
            assertThat(answer.outcome()).as(broken).isNotEqualTo(broken.startsWith("{") ? null : Outcome.REFUSED);
        }
    }

    @Test
    void aServerThatIsAwayIsAskedAgainLater() {
        there.close();

        assertThat(ask(Deed.HIDE))
                .isEqualTo(Answer.later("Facebook does not answer as it should.", NOW.plusSeconds(60)));
    }

    @Test
    void onlyAPracticeWithATokenIsConnected() {
        assertThat(facebook.isConnectedFor("Y12345")).isTrue();
        assertThat(facebook.isConnectedFor("Y99999")).isFalse();
        assertThat(new Facebook(config(null), new SimpleMeterRegistry(), clock).isConnectedFor("Y12345"))
                .isFalse();
    }

    private Answer ask(Deed deed) {
        return facebook.carryOut(deed, action(deed.word(), "1234567890999", "Please ring us."));
    }

    private double expired() {
        return meters.get("conduct_platform_token_expired")
                .tags("platform", "facebook", "practice", "Y12345")
                .gauge()
                .value();
    }

    private static ActionAsked action(String deed, @Nullable String author, @Nullable String text) {
        return new ActionAsked(
                "Y12345",
                "a-1",
                "c-1",
                "facebook",
                COMMENT,
                author,
                deed,
                text,
                StableId.hashOf("Dreadful".getBytes(UTF_8)),
                null);
    }

    private MetaConfig config(@Nullable String token) {
        return Settings.of(
                MetaConfig.class,
                Map.of(
                        "conduct.ingest.meta.graph-url",
                        there.url(),
                        "conduct.ingest.meta.app-secrets",
                        "one,other",
                        "conduct.ingest.meta.pages.\"" + FacebookStandIn.PAGE + "\"",
                        "Y12345",
                        "conduct.ingest.meta.page-tokens.\"" + (token == null ? "another page" : FacebookStandIn.PAGE)
                                + "\"",
                        FacebookStandIn.TOKEN));
    }
}
