package uk.gpsurgery.conduct.notifier.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of a letter: {@code letter-outcomes.v1}.
 *
 * @param reason quotes neither the letter nor an address
 * @param postedOn the day on the proof of posting of a letter that went on paper: clocks start from it
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
        Optional<LocalDate> postedOn) {

    public static final String TOPIC = "letter-outcomes.v1";
}
