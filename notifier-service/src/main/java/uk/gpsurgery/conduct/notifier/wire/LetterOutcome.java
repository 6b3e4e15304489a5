package uk.gpsurgery.conduct.notifier.wire;

import java.time.Instant;
import java.util.Optional;

/** What became of a letter: {@code letter-outcomes.v1}. The reason quotes neither the letter nor an address. */
public record LetterOutcome(
        String practice,
        String caseId,
        String letterId,
        String template,
        String state,
        Instant at,
        Optional<String> messageId,
        Optional<String> reason) {

    public static final String TOPIC = "letter-outcomes.v1";
}
