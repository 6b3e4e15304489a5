package uk.gpsurgery.conduct.ingest.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.gpsurgery.conduct.ingest.action.Platforms;
import uk.gpsurgery.conduct.ingest.action.Platforms.Ability;

/** What can be done on which platform, so that nothing is asked for that cannot be had. */
@Path("/v1/platforms")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformsResource {

    private final Platforms platforms;
    private final Caller caller;

    PlatformsResource(Platforms platforms, Caller caller) {
        this.platforms = platforms;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"comments:write", "practice-manager", "partner", "reception", "ops"})
    @Operation(
            summary = "Who can do what on which platform",
            description = "MACHINE where the practice has connected the platform and its API lets us, PERSON where"
                    + " somebody signs in there, NOBODY where the platform lets nobody but the author.")
    public List<Ability> abilities() {
        return platforms.abilities(caller.practice());
    }
}
