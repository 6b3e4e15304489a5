package uk.gpsurgery.conduct.kit;

import org.jspecify.annotations.Nullable;

/**
 * What the check of a chain has found.
 *
 * @param rows how many rows from the first on are what was written
 * @param head hash of the last of them: kept elsewhere, it proves the chain up to there
 * @param seals how many of the rows are signed heads of a day
 * @param altered the first row that is not what was written; null when all are
 */
public record AuditReport(
        long rows, String head, long seals, @Nullable Altered altered) {

    /** A row's number, and what is wrong with it as the end of a sentence. */
    public record Altered(long number, String what) {}
}
