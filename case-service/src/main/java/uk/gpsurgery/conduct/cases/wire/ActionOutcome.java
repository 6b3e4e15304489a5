package uk.gpsurgery.conduct.cases.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** action-outcomes.v1: what the platform answered. */
public record ActionOutcome(
        String practice,
        String actionId,
        String outcome,
        @Nullable String found,
        Instant at,
        @Nullable String reason) {}
