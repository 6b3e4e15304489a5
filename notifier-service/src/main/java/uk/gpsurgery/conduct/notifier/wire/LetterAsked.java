package uk.gpsurgery.conduct.notifier.wire;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A case asks for a letter: {@code letters.v1}. */
public record LetterAsked(
        String practice,
        String caseId,
        String letterId,
        int step,
        String template,
        int revision,
        boolean legal,
        Recipient recipient,
        Optional<String> approvedBy,
        Map<String, String> fields,
        Optional<Instant> notBefore) {

    public static final String TOPIC = "letters.v1";

    /** Whom the letter is for; the kind as the contract names it: patient, staff, commissioner, adviser, reporter. */
    public record Recipient(String kind, String ref, String name, Optional<String> email) {}
}
