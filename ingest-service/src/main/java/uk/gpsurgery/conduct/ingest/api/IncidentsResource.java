package uk.gpsurgery.conduct.ingest.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.SentJson;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.Taken;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;

/** What never arrives as a comment, told by the staff who saw it. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentsResource {

    private final IngestFlow flow;
    private final SentJson json;
    private final Caller caller;
    private final Clock clock;

    IncidentsResource(IngestFlow flow, SentJson json, Caller caller, Clock clock) {
        this.flow = flow;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"practice-manager", "partner", "reception"})
    @ResponseStatus(202)
    @Operation(summary = "Tell of something seen in the surgery or elsewhere")
    @RequestBody(content = @Content(schema = @Schema(implementation = Incident.class)))
    public CompletionStage<Taken> take(byte[] raw) {
        var from = Source.of(caller.practice(), Via.STAFF, raw, clock.instant());
        return flow.take(json.read(raw, Incident.class).said(), from);
    }
}
