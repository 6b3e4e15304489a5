package uk.gpsurgery.conduct.ingest.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import uk.gpsurgery.conduct.ingest.source.MediaFetch;
import uk.gpsurgery.conduct.kit.StableId;

/** Pictures and videos that a case needs as evidence; nothing is fetched for a comment that is no case. */
@Path("/v1/media")
public final class MediaResource {

    /** SHA-256 of the bytes, 64 hex digits. */
    static final String HASH = "X-Content-SHA256";

    private final MediaFetch media;

    MediaResource(MediaFetch media) {
        this.media = media;
    }

    /** Where it is. */
    record Wanted(@NotBlank @Size(max = 2000) String url) {}

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"media:fetch", "practice-manager", "partner", "ig-lead"})
    @Operation(
            summary = "Fetch a picture or a video for evidence",
            description = "From the open internet only, at most 20 MB, no other kinds; the answer carries its SHA-256.")
    public Response fetch(@NotNull @Valid Wanted wanted) {
        var fetched = media.fetch(wanted.url());
        var bytes = fetched.bytes().getBytes();
        return Response.ok(bytes, fetched.type())
                .header(HASH, StableId.hashOf(bytes))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
