package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import uk.gpsurgery.conduct.cases.CaseConfig;
import uk.gpsurgery.conduct.cases.api.CaseView.Summary;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;

/** Somebody works on a case: others may look at it and not tell it anything, until the claim is given back or runs out. */
@Path("/v1/cases/{id}/claim")
@Transactional
@OfOnePractice
class ClaimResource {

    private final Cases cases;
    private final CaseConfig config;
    private final Calendar calendar;
    private final SignedIn signedIn;

    ClaimResource(Cases cases, CaseConfig config, Calendar calendar, SignedIn signedIn) {
        this.cases = cases;
        this.config = config;
        this.calendar = calendar;
        this.signedIn = signedIn;
    }

    /** Claims the case, or claims it for longer. */
    @POST
    @RolesAllowed({"practice-manager", "partner"})
    public Summary claim(@PathParam("id") String id) {
        var claimed = unclaimedByOthers(id);
        claimed.claimedBy = signedIn.subject();
        claimed.claimedUntil = calendar.now().plus(config.claim());
        return Summary.of(claimed, calendar.now());
    }

    /** Gives the case back. */
    @DELETE
    @RolesAllowed({"practice-manager", "partner"})
    public Summary giveBack(@PathParam("id") String id) {
        var claimed = unclaimedByOthers(id);
        claimed.endClaim();
        return Summary.of(claimed, calendar.now());
    }

    private Case unclaimedByOthers(String id) {
        var found = cases.locked(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
        CasesResource.checkClaim(found, signedIn.subject(), calendar.now());
        return found;
    }
}
