package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import uk.gpsurgery.conduct.cases.erasure.ErasureDesk;
import uk.gpsurgery.conduct.cases.erasure.ErasureDesk.Overdue;

/** Cases whose time is over: first looked at, then taken out when a person says so. */
@Path("/v1/retention")
@Transactional
@OfOnePractice
class RetentionResource {

    private final ErasureDesk desk;
    private final SignedIn signedIn;

    RetentionResource(ErasureDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** What would go, at most 200 cases; nothing does. */
    @GET
    @RolesAllowed({"ig-lead", "auditor"})
    public List<Overdue> look() {
        return desk.overdue(signedIn.practice());
    }

    /** Takes out of them who was in them; what went. */
    @POST
    @RolesAllowed("ig-lead")
    public List<Overdue> remove() throws SQLException {
        var overdue = desk.overdue(signedIn.practice());
        desk.remove(signedIn.practice(), overdue);
        return overdue;
    }
}
