package uk.gpsurgery.conduct.cases.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** actions.v1: what to do on a platform. */
public record ActionAsked(
        String practice,
        String actionId,
        String caseId,
        String platform,
        String externalId,
        @Nullable String authorId,
        String action,
        @Nullable String text,
        @Nullable String textHash,
        String requestedBy,
        Instant requestedAt,
        String rawHash) {}
