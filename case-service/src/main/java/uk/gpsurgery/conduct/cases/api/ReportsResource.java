package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.report.MonthlyReport;
import uk.gpsurgery.conduct.cases.report.Reports;
import uk.gpsurgery.conduct.cases.report.Reports.ClauseAgreement;
import uk.gpsurgery.conduct.kit.Problems;

/** The practice in figures; none of them names or gives away anybody. */
@Path("/v1/reports")
@Transactional
@OfOnePractice
class ReportsResource {

    private final Reports reports;
    private final SignedIn signedIn;

    ReportsResource(Reports reports, SignedIn signedIn) {
        this.reports = reports;
        this.signedIn = signedIn;
    }

    /** How often reviewers, before they saw what the classifier found, named the same clause; months are inclusive. */
    @GET
    @Path("/agreement")
    @RolesAllowed({"practice-manager", "partner", "ig-lead", "auditor", "reports:read"})
    public List<ClauseAgreement> agreement(@RestQuery @Nullable String from, @RestQuery @Nullable String to) {
        var first = month("from", from);
        return reports.agreement(signedIn.practice(), first, to == null ? first : month("to", to));
    }

    /** The month in figures. */
    @GET
    @Path("/monthly")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"practice-manager", "partner", "ig-lead", "auditor", "reports:read"})
    public MonthlyReport monthly(@RestQuery @Nullable String month) {
        return reports.monthly(signedIn.practice(), month("month", month));
    }

    /** The same for a spreadsheet. */
    @GET
    @Path("/monthly")
    @Produces("text/csv")
    @RolesAllowed({"practice-manager", "partner", "ig-lead", "auditor", "reports:read"})
    public String monthlyTable(@RestQuery @Nullable String month) {
        return monthly(month).csv();
    }

    private static YearMonth month(String field, @Nullable String text) {
        try {
            return YearMonth.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw Problems.badInput(List.of(new Problems.FieldError(field, "is a month such as 2026-10")));
        }
    }
}
