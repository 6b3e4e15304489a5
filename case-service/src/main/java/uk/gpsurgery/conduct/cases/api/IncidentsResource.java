package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.Judging;
import uk.gpsurgery.conduct.cases.api.CaseView.IncidentView;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Incident;
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
    private final Cases cases;
    private final SignedIn signedIn;
    private final TrackViews tracks;
    private final TrackHappenings happenings;

    IncidentsResource(
            Incidents incidents, Cases cases, SignedIn signedIn, TrackViews tracks, TrackHappenings happenings) {
        this.incidents = incidents;
        this.cases = cases;
        this.signedIn = signedIn;
        this.tracks = tracks;
        this.happenings = happenings;
    }

    /** The newest posts of a route. */
    @GET
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead", "cases:read"})
    public List<IncidentView> list(@QueryParam("route") @Nullable String route) {
        if (route == null || !ROUTES.contains(route)) {
            throw Problems.badInput(List.of(new Problems.FieldError("route", "is one of " + ROUTES)));
        }
        return incidents.byRoute(signedIn.practice(), route, MOST).stream()
                .map(this::view)
                .toList();
    }

    /** One post with its side tracks, on a case or not. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead", "cases:read"})
    public WithTracks show(@PathParam("id") String id) {
        var post = incidents
                .find("practice = ?1 and id = ?2", signedIn.practice(), id)
                .firstResultOptional()
                .orElseThrow(IncidentsResource::notFound);
        return new WithTracks(view(post), tracks.ofPost(post));
    }

    /** Somebody tells what happened on a side track of the post. */
    @POST
    @Path("/{id}/tracks/{track}/happenings")
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead"})
    public TrackView tell(@PathParam("id") String id, @PathParam("track") String track, ObjectNode body)
            throws SQLException {
        var post = incidents.locked(signedIn.practice(), id).orElseThrow(IncidentsResource::notFound);
        return happenings.tell(post, track, body);
    }

    private IncidentView view(Incident post) {
        var withheld = post.caseId != null
                && cases.findByIdOptional(post.caseId).filter(Judging::isToCome).isPresent();
        return IncidentView.of(post, incidents.revisions(post.id), withheld);
    }

    /** A post and what goes on beside the ladder because of it. */
    record WithTracks(IncidentView incident, List<TrackView> tracks) {}

    private static RuntimeException notFound() {
        return Problems.of(404, "NO_SUCH_INCIDENT", "No post of this practice has this id.");
    }
}
