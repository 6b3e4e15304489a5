package uk.gpsurgery.conduct.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Something that was done, seen or refused. It names things by their ids: never by a person's name, never with text.
 *
 * @param chain whose record it is on; chains do not meet
 * @param at UTC; kept to the microsecond
 * @param who subject of the token, or the part of the service that did it by itself
 * @param roles in which it was done, in alphabetical order, separated by commas
 * @param what the deed in a word or two
 * @param object the path of what it was done to
 * @param outcome {@code DONE}, or the code of the refusal
 */
public record AuditEntry(
        String chain,
        Instant at,
        String who,
        String roles,
        String what,
        String object,
        String outcome,
        String correlation) {

    public static final String DONE = "DONE";

    public AuditEntry {
        // PostgreSQL keeps no more.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** UTC. */
    LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
