package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.AuditTrail;
import uk.gpsurgery.conduct.kit.AuditReport;
import uk.gpsurgery.conduct.kit.AuditRow;

/** The practice's audit: who did, saw or was refused what, and whether it still is what was written. */
@Path("/v1/audit")
@Transactional
@OfOnePractice
class AuditResource {

    private final AuditTrail trail;
    private final SignedIn signedIn;

    AuditResource(AuditTrail trail, SignedIn signedIn) {
        this.trail = trail;
        this.signedIn = signedIn;
    }

    /**
     * What the check found.
     *
     * @param rows how many rows are what was written, counted from the first
     * @param head hash of the last of these; noted elsewhere, it proves the chain up to there
     * @param seals how many of them are signed heads of a day
     * @param firstAltered the first row that is not what was written
     */
    record Checked(boolean intact, long rows, String head, long seals, AuditReport.@Nullable Altered firstAltered) {

        static Checked of(AuditReport report) {
            return new Checked(
                    report.altered() == null, report.rows(), report.head(), report.seals(), report.altered());
        }
    }

    /** A row of the audit, with the hash that chains it to the one before. */
    record RowView(
            long number,
            Instant at,
            String who,
            String roles,
            String what,
            String object,
            String outcome,
            String correlation,
            String hash) {

        static RowView of(AuditRow row) {
            var entry = row.entry();
            return new RowView(
                    row.number(),
                    entry.at(),
                    entry.who(),
                    entry.roles(),
                    entry.what(),
                    entry.object(),
                    entry.outcome(),
                    entry.correlation(),
                    row.hash());
        }
    }

    /** Checks every row of the practice's audit, from the first to the last. */
    @GET
    @Path("/verify")
    @RolesAllowed({"auditor", "ig-lead", "partner"})
    public Checked verify() throws SQLException {
        return Checked.of(trail.verify(signedIn.practice()));
    }

    /** The rows after a number, in order. */
    @GET
    @RolesAllowed({"auditor", "ig-lead", "partner"})
    public List<RowView> rows(
            @QueryParam("after") @DefaultValue("0") @Min(0) long after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit)
            throws SQLException {
        return trail.after(signedIn.practice(), after, limit).stream()
                .map(RowView::of)
                .toList();
    }
}
