package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.CaseImport;
import uk.gpsurgery.conduct.cases.CaseImport.Line;
import uk.gpsurgery.conduct.cases.CaseImport.Status;
import uk.gpsurgery.conduct.kit.Problems;

/** Cases that ended before this service was there. */
@Path("/v1/imports/cases")
@Transactional
@OfOnePractice
class ImportResource {

    private static final int MOST = 5000;

    private final CaseImport cases;
    private final SignedIn signedIn;

    ImportResource(CaseImport cases, SignedIn signedIn) {
        this.cases = cases;
        this.signedIn = signedIn;
    }

    /**
     * What became of the lines, or would.
     *
     * @param dryRun nothing was kept
     */
    record Imported(boolean dryRun, Map<Status, Long> counts, List<Line> lines) {}

    /**
     * NDJSON, a case a line, at most 5,000; the same again changes nothing. Keeps nothing unless {@code dryRun=false} is
     * said.
     */
    @POST
    @Consumes("application/x-ndjson")
    @RolesAllowed({"practice-manager", "cases:import"})
    public Imported take(@QueryParam("dryRun") @DefaultValue("true") boolean dryRun, String body) {
        var wanted = body.lines().filter(line -> !line.isBlank()).toList();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Problems.badInput(List.of(new Problems.FieldError("body", "has 1 to " + MOST + " lines")));
        }
        var lines = cases.take(signedIn.practice(), signedIn.subject(), wanted.stream(), dryRun);
        return new Imported(
                dryRun, lines.stream().collect(Collectors.groupingBy(Line::status, Collectors.counting())), lines);
    }
}
