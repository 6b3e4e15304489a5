package uk.gpsurgery.conduct.notifier.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.wire.LetterOutcome;

/**
 * A letter of the ledger as people and machines read it.
 *
 * @param state QUEUED, SENDING, SENT, DELIVERED, BOUNCED, FAILED or UNCERTAIN
 * @param reason why it waits, failed or is uncertain
 * @param dueAt when it is tried next, or when the sender's lease is over
 * @param undoUntil until when a person may stop it for certain
 * @param heldSince since when it waits for a partner's release
 * @param paperSince since when somebody is to post it
 * @param postedOn the day on the proof of posting
 * @param text the words exactly as they were sent
 * @param wordingVersion of the practice's own wording; 0 for the one that comes with the service
 */
public record Entry(
        String caseId,
        String letterId,
        String template,
        int revision,
        boolean legal,
        State state,
        Optional<String> reason,
        Recipient recipient,
        Optional<String> approvedBy,
        String messageId,
        Instant askedAt,
        Instant dueAt,
        Optional<Instant> undoUntil,
        Optional<Instant> heldSince,
        int attempts,
        Optional<Instant> settledAt,
        Optional<String> subject,
        Optional<String> text,
        Optional<String> html,
        int wordingVersion,
        Optional<Instant> paperSince,
        Optional<LocalDate> postedOn,
        List<Deed> deeds,
        List<LetterOutcome.Answer> answers) {

    /** What was done with it, by whom and when. */
    public record Deed(String what, String by, Instant at, Optional<String> note) {}

    /** Whom it went to. */
    public record Recipient(String kind, String name, Optional<String> email) {}
}
