package uk.gpsurgery.conduct.ingest.action;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Memory;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;

/** That a comment is gone is believed of two looks, a day apart, between which nobody saw it. */
@Singleton
final class Looks {

    private static final Duration APART = Duration.ofHours(24);

    private final Memory memory;
    private final Clock clock;

    Looks(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    Answer believed(ActionAsked action, Answer answer) {
        if (answer.found() != Found.REMOVED || Deed.of(action.action()) != Deed.CHECK_STILL_THERE) {
            return answer;
        }
        var now = clock.instant();
        var before = memory.of(ActionOutcome.TOPIC, action.key(), ActionOutcome.class)
                .events();
        var enough = Objects.requireNonNullElse(enough(before), now.plus(APART));
        return now.isBefore(enough) ? Answer.notSeen(enough, answer.rawHash()) : answer;
    }

    /** A day after the first look of those that saw nothing, one after the other; null when the last one saw it. */
    private static @Nullable Instant enough(List<ActionOutcome> outcomes) {
        Instant enough = null;
        for (var outcome : outcomes) {
            if (outcome.isUnseen()) {
                enough = enough == null ? Objects.requireNonNullElse(outcome.retryAt(), outcome.at()) : enough;
            } else if (outcome.isLook()) {
                enough = null;
            }
        }
        return enough;
    }
}
