package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import uk.gpsurgery.conduct.cases.attachment.AttachmentDesk;
import uk.gpsurgery.conduct.cases.store.Attachment;
import uk.gpsurgery.conduct.cases.store.Attachments;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.kit.Problems;

/** Files on a case: screenshots, letters, recordings. Each look at one is on record. */
@Path("/v1/cases/{id}/attachments")
@Transactional
@OfOnePractice
class AttachmentsResource {

    private final Cases cases;
    private final Attachments attachments;
    private final AttachmentDesk desk;
    private final SignedIn signedIn;

    AttachmentsResource(Cases cases, Attachments attachments, AttachmentDesk desk, SignedIn signedIn) {
        this.cases = cases;
        this.attachments = attachments;
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** A file without what is in it. */
    record AttachmentView(
            String id, String name, String type, int bytes, String sha256, String addedBy, Instant addedAt) {

        static AttachmentView of(Attachment from) {
            return new AttachmentView(
                    from.id, from.name, from.type, from.bytes, from.sha256, from.addedBy, from.addedAt);
        }
    }

    /** Keeps a file of at most 20 MiB, sent as it is; the same file again is the same attachment. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"practice-manager", "partner", "ig-lead"})
    public AttachmentView keep(
            @PathParam("id") String id,
            @QueryParam("name")
                    @NotBlank
                    @Pattern(regexp = "[^\\p{Cntrl}/\\\\]{1,200}", message = "is a file's name without its folder")
                    String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue(MediaType.APPLICATION_OCTET_STREAM) String declared,
            byte[] content) {
        return AttachmentView.of(desk.keep(found(id), name, declared, content, signedIn.subject()));
    }

    @GET
    @RolesAllowed({"practice-manager", "partner", "ig-lead"})
    public List<AttachmentView> list(@PathParam("id") String id) {
        return attachments.of(found(id).id).stream().map(AttachmentView::of).toList();
    }

    /** The file itself: to be saved, and not to be opened by a browser. */
    @GET
    @Path("/{attachment}")
    @RolesAllowed({"practice-manager", "partner", "ig-lead"})
    public Response content(@PathParam("id") String id, @PathParam("attachment") String attachment) {
        var of = attachments
                .of(signedIn.practice(), found(id).id, attachment)
                .orElseThrow(() -> Problems.of(404, "NO_SUCH_ATTACHMENT", "The case has no file with this id."));
        var name = URLEncoder.encode(of.name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(desk.content(of).orElseThrow())
                .type(of.type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Case found(String id) {
        return cases.of(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
    }
}
