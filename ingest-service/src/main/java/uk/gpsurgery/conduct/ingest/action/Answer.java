package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Words;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;
import uk.gpsurgery.conduct.kit.StableId;

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

    /** It stands there in these words, which may be others than those that are known. */
    static Answer seen(ActionAsked action, String told, String rawHash) {
        var words = Words.mended(told);
        var isEdited = action.textHash() != null
                && !words.isBlank()
                && !action.textHash().equals(StableId.hashOf(words.getBytes(UTF_8)));
        return seen(isEdited ? Found.EDITED : Found.FOUND, rawHash);
    }

    /** It was not there, which one look does not prove. */
    static Answer notSeen(Instant lookAgainAt, @Nullable String rawHash) {
        var reason = "It was not to be seen; a second look, a day after the first, has to say so too.";
        return new Answer(Outcome.DONE, Found.UNKNOWN, reason, lookAgainAt, rawHash);
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
