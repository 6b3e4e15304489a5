package uk.gpsurgery.conduct.kit;

import org.jspecify.annotations.Nullable;

/**
 * Reads a chain row by row and finds the first that is not what was written. It keeps no rows.
 *
 * <p>Whoever can write to the database can compute hashes too. What they cannot make is a seal: so nothing that stood
 * before the last one can be rewritten unseen, and what came after it only together with the head.
 */
final class AuditCheck {

    private final SealKeys keys;
    private AuditHead read;
    private long seals;
    private AuditReport.@Nullable Altered altered;

    AuditCheck(String chain, SealKeys keys) {
        this.read = AuditHead.none(chain);
        this.keys = keys;
    }

    /** The next row; false when there is no need to read on. */
    boolean next(AuditRow row) {
        altered = wrong(row);
        if (altered == null) {
            read = row.head();
            seals += row.isSeal() ? 1 : 0;
        }
        return altered == null;
    }

    private AuditReport.@Nullable Altered wrong(AuditRow row) {
        var place = read.number() + 1;
        if (row.number() > place) {
            return new AuditReport.Altered(place, "is missing");
        }
        if (!read.next(row.entry()).equals(row)) {
            return new AuditReport.Altered(place, "is not what was written there");
        }
        if (row.isSeal() && !read.isSealedBy(row, keys)) {
            return new AuditReport.Altered(place, "is a seal that none of our keys has made");
        }
        if (!row.isSeal() && read.isOfAnotherDayThan(row.entry())) {
            return new AuditReport.Altered(place, "begins a day, and the day before is not sealed");
        }
        return null;
    }

    /** What was found, once every row has been read; the head says which row has to be the last. */
    AuditReport report(AuditHead head) {
        if (altered == null && read.number() < head.number()) {
            altered = new AuditReport.Altered(read.number() + 1, "is missing");
        } else if (altered == null && !read.equals(head)) {
            altered = new AuditReport.Altered(read.number(), "is not the last row that was written");
        }
        return new AuditReport(read.number(), read.hash(), seals, altered);
    }
}
