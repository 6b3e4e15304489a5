package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import uk.gpsurgery.conduct.cases.bundle.BundleDesk;
import uk.gpsurgery.conduct.cases.bundle.CaseBundle;
import uk.gpsurgery.conduct.cases.bundle.Paper;
import uk.gpsurgery.conduct.cases.store.Cases;

/** The case for a solicitor. What is privileged is in it for those alone who have the role legal. */
@Path("/v1/cases/{id}/bundle")
@Transactional
@OfOnePractice
class BundleResource {

    private static final String LEGAL = "legal";

    private final Cases cases;
    private final BundleDesk desk;
    private final Paper paper;
    private final SignedIn signedIn;

    BundleResource(Cases cases, BundleDesk desk, Paper paper, SignedIn signedIn) {
        this.cases = cases;
        this.desk = desk;
        this.paper = paper;
        this.signedIn = signedIn;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"practice-manager", "partner", LEGAL})
    public CaseBundle bundle(@PathParam("id") String id) {
        var found = cases.of(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
        return desk.of(found, signedIn.subject(), signedIn.roles().contains(LEGAL));
    }

    /** The same on paper. */
    @GET
    @Produces("application/pdf")
    @RolesAllowed({"practice-manager", "partner", LEGAL})
    public byte[] printed(@PathParam("id") String id) {
        return paper.print(bundle(id));
    }
}
