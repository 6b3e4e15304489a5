package uk.gpsurgery.conduct.cases.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** letters.v1: a letter to send. */
public record LetterRequest(
        String practice,
        String caseId,
        String letterId,
        int step,
        String template,
        int revision,
        boolean legal,
        Recipient recipient,
        @Nullable String approvedBy,
        Map<String, String> fields) {

    /** To whom; without an email the letter cannot go by mail, and the notifier says so. */
    public record Recipient(
            String kind, String ref, String name, @Nullable String email) {}
}
