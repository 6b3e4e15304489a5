package uk.gpsurgery.conduct.notifier.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of a letter: {@code letter-outcomes.v1}.
 *
 * @param reason quotes neither the letter nor an address
 * @param postedOn the day on the proof of posting of a letter that went on paper: clocks start from it
 * @param answer what its reader answered by a link in it; the state is the letter's, as it has been told before
 */
public record LetterOutcome(
        String practice,
        String caseId,
        String letterId,
        String template,
        String state,
        Instant at,
        Optional<String> messageId,
        Optional<String> reason,
        Optional<LocalDate> postedOn,
        Optional<Answer> answer) {

    public static final String TOPIC = "letter-outcomes.v1";

    /**
     * A patient's answer. Nobody has checked it, and it moves nothing by itself.
     *
     * @param kind removed, or said
     */
    public record Answer(String kind, Optional<String> text, Optional<Attachment> attachment) {}

    /** Something shown with an answer; this service keeps it. */
    public record Attachment(String type, int bytes, String sha256) {}

    /** The same letter, answered. */
    public LetterOutcome answered(Instant when, Answer given) {
        return new LetterOutcome(
                practice, caseId, letterId, template, state, when, messageId, reason, postedOn, Optional.of(given));
    }
}
