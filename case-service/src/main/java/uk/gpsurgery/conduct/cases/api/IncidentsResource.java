package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.api.CaseView.IncidentView;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.kit.Problems;

/** Posts that a person is to look at and that opened no case: complaints, reviews, things to moderate. */
@Path("/v1/incidents")
@Transactional
@OfOnePractice
class IncidentsResource {

    private static final int MOST = 200;
    private static final List<String> ROUTES =
            List.of("redirect", "complaint", "moderation", "case", "safeguarding", "none");

    private final Incidents incidents;
    private final SignedIn signedIn;

    IncidentsResource(Incidents incidents, SignedIn signedIn) {
        this.incidents = incidents;
        this.signedIn = signedIn;
    }

    /** The newest posts of a route. */
    @GET
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead", "cases:read"})
    public List<IncidentView> list(@QueryParam("route") @Nullable String route) {
        if (route == null || !ROUTES.contains(route)) {
            throw Problems.badInput(List.of(new Problems.FieldError("route", "is one of " + ROUTES)));
        }
        return incidents.byRoute(signedIn.practice(), route, MOST).stream()
                .map(post -> IncidentView.of(post, incidents.revisions(post.id)))
                .toList();
    }
}
