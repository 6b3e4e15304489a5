package uk.gpsurgery.conduct.kit;

import java.time.LocalDate;

/**
 * Where a chain stands: its last row.
 *
 * @param day of that row, UTC
 */
record AuditHead(String chain, long number, String hash, LocalDate day) {

    /** A chain without rows. */
    static AuditHead none(String chain) {
        return new AuditHead(chain, 0, "0".repeat(64), LocalDate.EPOCH);
    }

    /** The row that puts the entry on record. */
    AuditRow next(AuditEntry entry) {
        return new AuditRow(entry, number + 1, AuditRow.hash(hash, number + 1, entry));
    }

    /** True when a row of this day has to be preceded by a seal. */
    boolean isOfAnotherDayThan(AuditEntry entry) {
        return number > 0 && !day.equals(entry.day());
    }

    /** The row that signs this head, at the time of the entry that begins another day. */
    AuditRow seal(AuditEntry entry, SealKeys keys) {
        return next(new AuditEntry(
                chain,
                entry.at(),
                "audit",
                "",
                AuditRow.SEALED,
                day.toString(),
                keys.sign(toBeSealed()),
                entry.correlation()));
    }

    boolean isSealedBy(AuditRow seal, SealKeys keys) {
        return number > 0 && keys.signed(toBeSealed(), seal.entry().outcome());
    }

    private String toBeSealed() {
        return "audit seal\n" + chain + "\n" + day + "\n" + number + "\n" + hash;
    }
}
