package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import java.util.List;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** Side tracks of the posts of a case. A track is opened by the first thing that is told of it. */
@Path("/v1/cases/{id}/tracks/{track}/happenings")
@Transactional
@OfOnePractice
class TracksResource {

    private final Cases cases;
    private final Incidents incidents;
    private final TrackHappenings happenings;
    private final SignedIn signedIn;

    TracksResource(Cases cases, Incidents incidents, TrackHappenings happenings, SignedIn signedIn) {
        this.cases = cases;
        this.incidents = incidents;
        this.happenings = happenings;
        this.signedIn = signedIn;
    }

    /** Somebody tells what happened on a track; {@code post} says of which post where the case has several. */
    @POST
    @RolesAllowed({"practice-manager", "partner", "reception", "ig-lead"})
    public TrackView tell(@PathParam("id") String id, @PathParam("track") String track, ObjectNode body)
            throws SQLException {
        var found = cases.of(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
        var post = post(incidents.ofCase(found.id), body);
        return happenings.tell(incidents.locked(signedIn.practice(), post.id).orElseThrow(), track, body);
    }

    private static Incident post(List<Incident> posts, ObjectNode body) {
        var wanted = body.path("post").asText();
        if (wanted.isEmpty() && posts.size() > 1) {
            throw Problems.badInput(
                    List.of(new FieldError("post", "is the id of the post: the case has " + posts.size())));
        }
        return posts.stream()
                .filter(post -> wanted.isEmpty() || post.id.equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problems.badInput(List.of(new FieldError("post", "is no post of this case"))));
    }
}
