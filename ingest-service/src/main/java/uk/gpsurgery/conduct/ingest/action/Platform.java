package uk.gpsurgery.conduct.ingest.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;

/**
 * A place where comments stand, and what can be done there. A further platform is one more bean of this kind, with a
 * {@code @Priority} that puts it before {@link ByHand}.
 */
public interface Platform {

    /** Whether this is the one to ask. */
    boolean can(ActionAsked action);

    /** Does it. Asked twice, it shows nothing twice. */
    Answer carryOut(ActionAsked action);

    /** What the platform said to it; the reason is a sentence that staff read. */
    record Answer(
            Outcome outcome,
            @Nullable Found found,
            @Nullable String reason) {

        public ActionOutcome to(ActionAsked action, Instant at) {
            return new ActionOutcome(
                    action.practice(),
                    action.actionId(),
                    action.caseId(),
                    action.platform(),
                    action.externalId(),
                    action.action(),
                    outcome,
                    found,
                    at,
                    reason);
        }
    }
}
