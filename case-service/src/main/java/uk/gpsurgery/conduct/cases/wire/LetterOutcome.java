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
        @Nullable String reason) {}
