package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.action.FacebookStandIn.Refusal;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;
import uk.gpsurgery.conduct.kit.StableId;

/** What is done about a comment at Instagram; its refusals are those of the Graph API, see {@link FacebookTest}. */
class InstagramTest {

    private static final String COMMENT = "17870913679156914";

    private final FacebookStandIn there = FacebookStandIn.started();
    private final Instagram instagram = new Instagram(
            Settings.of(
                    MetaConfig.class,
                    Map.of(
                            "conduct.ingest.meta.graph-url",
                            there.url(),
                            "conduct.ingest.meta.instagram-accounts." + FacebookStandIn.PAGE,
                            "Y12345",
                            "conduct.ingest.meta.instagram-tokens." + FacebookStandIn.PAGE,
                            FacebookStandIn.TOKEN)),
            new SimpleMeterRegistry(),
            new Settings.Hands());

    @BeforeEach
    void show() {
        there.showsAtInstagram(COMMENT, "Dreadful");
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void aCommentIsHiddenAndShownAgain() {
        assertThat(ask(Deed.HIDE)).isEqualTo(Answer.done());
        assertThat(there.comment(COMMENT).get("hidden").asBoolean()).isTrue();

        assertThat(ask(Deed.UNHIDE)).isEqualTo(Answer.done());
        assertThat(there.comment(COMMENT).get("hidden").asBoolean()).isFalse();
    }

    @Test
    void aCommentIsDeletedOnceAndIsGoneThen() {
        assertThat(ask(Deed.DELETE)).isEqualTo(Answer.done());
        assertThat(there.comments).isEmpty();

        assertThat(ask(Deed.DELETE)).isEqualTo(Answer.seen(Found.REMOVED, null));
    }

    @Test
    void aReplyIsPostedOnceHoweverOftenItIsAskedFor() {
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());
        assertThat(ask(Deed.REPLY)).isEqualTo(Answer.done());

        assertThat(there.replies.get(COMMENT)).hasSize(1);
    }

    @Test
    void aLookTellsWhatItSaw() {
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.FOUND);

        there.showsAtInstagram(COMMENT, "Not so bad");
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.EDITED);

        ask(Deed.HIDE);
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.HIDDEN);

        there.comments.clear();
        assertThat(ask(Deed.CHECK_STILL_THERE).found()).isEqualTo(Found.REMOVED);
    }

    @Test
    void noSuchCommentIsNotBelievedOfAnAccountThatMayNotLook() {
        there.refusal = Refusal.of(100, 33);

        var answer = ask(Deed.CHECK_STILL_THERE);

        assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(answer.reason())
                .isEqualTo("100: there is no such comment at Instagram, or the account may not see it.");
    }

    private Answer ask(Deed deed) {
        return instagram.carryOut(
                deed,
                Settings.action(
                        deed, "instagram", COMMENT, "Please ring us.", StableId.hashOf("Dreadful".getBytes(UTF_8))));
    }
}
