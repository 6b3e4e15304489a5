package uk.gpsurgery.conduct.ingest.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.gpsurgery.conduct.ingest.source.Attachments;
import uk.gpsurgery.conduct.kit.Problems;

/** What staff hand in with an incident: a photograph, a video, a paper. */
@Path("/v1/incidents/attachments")
public final class AttachmentsResource {

    private final Attachments attachments;
    private final Caller caller;

    AttachmentsResource(Attachments attachments, Caller caller) {
        this.attachments = attachments;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"practice-manager", "partner", "reception"})
    @Operation(
            summary = "Hand in a picture, a video or a PDF, as its bytes",
            description =
                    "At most 20 MiB; what it is says its content. The answer has its SHA-256, and a Location to name"
                            + " as media[].url of the incident. The same again has the same address.")
    public Response keep(byte[] bytes, @Context UriInfo here) {
        var kept = attachments.keep(caller.practice(), bytes);
        return Response.created(
                        here.getAbsolutePathBuilder().path(kept.sha256()).build())
                .entity(kept)
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    @GET
    @Blocking
    @Path("{sha256}")
    @RolesAllowed({"practice-manager", "partner", "ig-lead", "media:fetch"})
    @Operation(summary = "What was handed in, as it was handed in; of the caller's own practice")
    public Response find(String sha256) {
        var bytes = attachments
                .find(caller.practice(), sha256)
                .orElseThrow(() -> Problems.of(404, "NOT_FOUND", "Nothing was handed in that has this hash."));
        return Response.ok(bytes, Attachments.typeOf(bytes))
                .header(MediaResource.HASH, sha256)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
