package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.GoogleConfig;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile.Review;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;

/** Reviews at Google: they are answered and looked at, and nobody but their author takes them down. */
@Singleton
final class Google implements Platform {

    private static final int LONGEST_REPLY = 4096;

    /** One token opens all practices' locations. */
    private static final String ALL = "all";

    private final GoogleProfile profile;
    private final Standing standing;

    Google(GoogleProfile profile, GoogleConfig config, MeterRegistry meters, Clock clock) {
        this.profile = profile;
        this.standing = new Standing(name(), "Google", config, meters, clock);
        if (profile.isConnected()) {
            standing.watch(ALL);
        }
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return profile.isConnected() && !profile.locationsOf(practice).isEmpty();
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        return standing.ask(ALL, deed, () -> carryOut(deed, action, find(action)));
    }

    private Review find(ActionAsked action) {
        return profile.find(action.practice(), action.externalId()).orElseThrow(() -> SaidNo.status(404, null));
    }

    private Answer carryOut(Deed deed, ActionAsked action, Review review) {
        return switch (deed) {
            case REPLY -> reply(action.text(), review);
            case DELETE_REPLY -> deleteReply(review);
            case CHECK_STILL_THERE ->
                Answer.seen(action, review.json().path("comment").asText(), review.rawHash());
            case HIDE, UNHIDE, DELETE, BAN, UNBAN ->
                throw new IllegalArgumentException("Google lets nobody " + deed.word());
        };
    }

    private Answer reply(@Nullable String text, Review review) {
        if (text == null || text.getBytes(UTF_8).length > LONGEST_REPLY) {
            return Answer.refused("A reply at Google has at least one and at most 4096 bytes.");
        }
        if (!text.equals(review.json().at("/reviewReply/comment").asText())) {
            profile.reply(review, text);
        }
        return Answer.done();
    }

    private Answer deleteReply(Review review) {
        if (review.json().has("reviewReply")) {
            profile.deleteReply(review);
        }
        return Answer.done();
    }
}
