package uk.gpsurgery.conduct.cases.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was erased, and what is still on its way out.
 *
 * @param subject hash of the register's id: whoever has the id can prove that it is meant
 * @param removed how much of what
 * @param elsewhere what others keep, and how it goes there
 */
public record Certificate(
        String practice,
        String subject,
        String askedBy,
        String reason,
        Instant doneAt,
        List<String> cases,
        Map<String, Long> removed,
        List<Elsewhere> elsewhere) {

    /** A place that is not this service's own. */
    public record Elsewhere(String where, String how) {}
}
