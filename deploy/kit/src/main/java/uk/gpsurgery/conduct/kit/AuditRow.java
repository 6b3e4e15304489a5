package uk.gpsurgery.conduct.kit;

/**
 * An entry at its place in the chain.
 *
 * @param number counts from 1
 * @param hash SHA-256, 64 hex digits, over the hash before and every field, each with its length
 */
public record AuditRow(AuditEntry entry, long number, String hash) {

    static final String SEALED = "sealed";

    boolean isSeal() {
        return entry.what().equals(SEALED);
    }

    /** Where the chain stands with this row. */
    AuditHead head() {
        return new AuditHead(entry.chain(), number, hash, entry.day());
    }

    static String hash(String before, long number, AuditEntry entry) {
        return StableId.hashOf(
                before,
                entry.chain(),
                String.valueOf(number),
                entry.at().toString(),
                entry.who(),
                entry.roles(),
                entry.what(),
                entry.object(),
                entry.outcome(),
                entry.correlation());
    }
}
