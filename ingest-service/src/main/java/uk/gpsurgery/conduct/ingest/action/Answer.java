package uk.gpsurgery.conduct.ingest.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;

/**
 * What became of an action.
 *
 * @param found what a look has seen
 * @param reason a sentence that staff read: in our words, because the platform's own may quote what people wrote
 * @param retryAt before this it is of no use to ask again
 * @param rawHash SHA-256 of what the platform showed: each look is evidence
 */
public record Answer(
        Outcome outcome,
        @Nullable Found found,
        @Nullable String reason,
        @Nullable Instant retryAt,
        @Nullable String rawHash) {

    static Answer done() {
        return new Answer(Outcome.DONE, null, null, null, null);
    }

    static Answer seen(Found found, @Nullable String rawHash) {
        return new Answer(Outcome.DONE, found, null, null, rawHash);
    }

    static Answer refused(String reason) {
        return new Answer(Outcome.REFUSED, null, reason, null, null);
    }

    static Answer failed(String reason) {
        return new Answer(Outcome.FAILED, null, reason, null, null);
    }

    static Answer later(String reason, Instant retryAt) {
        return new Answer(Outcome.FAILED, null, reason, retryAt, null);
    }

    static Answer needsAPerson(String reason) {
        return new Answer(Outcome.NEEDS_A_PERSON, null, reason, null, null);
    }

    /** A look that saw nothing for certain says so. */
    Answer to(Deed deed) {
        return deed == Deed.CHECK_STILL_THERE && found == null && outcome != Outcome.NEEDS_A_PERSON
                ? new Answer(outcome, Found.UNKNOWN, reason, retryAt, rawHash)
                : this;
    }

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
                reason,
                retryAt,
                rawHash);
    }
}
