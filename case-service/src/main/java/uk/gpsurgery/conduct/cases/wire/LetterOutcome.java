package uk.gpsurgery.conduct.cases.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** letter-outcomes.v1: what became of a letter. */
public record LetterOutcome(
        String practice,
        String caseId,
        String letterId,
        String template,
        String state,
        Instant at,
        @Nullable String messageId,
        @Nullable String reason,
        @Nullable Answer answer) {

    /** What the patient answered by a link in the letter; kind is removed or said. */
    public record Answer(
            String kind, @Nullable String text, @Nullable Attachment attachment) {}

    /** Something shown with it, which the notifier keeps. */
    public record Attachment(String type, int bytes, String sha256) {}
}
