package uk.gpsurgery.conduct.cases.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** cases.v1: a move of a case, without texts and names. */
public record CaseMoved(
        String practice,
        String caseId,
        int version,
        String happening,
        @Nullable String from,
        String to,
        List<String> clauses,
        String by,
        Instant at,
        List<String> holds) {}
