package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.bundle.Documents;
import uk.gpsurgery.conduct.cases.bundle.Documents.Complaint;
import uk.gpsurgery.conduct.cases.bundle.Paper;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.kit.Problems;

/** What people outside the practice ask for about a case: as JSON, or on paper for whoever accepts a PDF. */
@Path("/v1/cases/{id}/documents")
@Produces({MediaType.APPLICATION_JSON, DocumentsResource.PDF})
@Transactional
@OfOnePractice
class DocumentsResource {

    static final String PDF = "application/pdf";

    private final Cases cases;
    private final Documents documents;
    private final Paper paper;
    private final SignedIn signedIn;

    DocumentsResource(Cases cases, Documents documents, Paper paper, SignedIn signedIn) {
        this.cases = cases;
        this.documents = documents;
        this.paper = paper;
        this.signedIn = signedIn;
    }

    /** What the complainant says of the statement. */
    record ComplaintEntry(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(max = 4000) String meaning,
            @NotBlank @Size(max = 4000) String whyDefamatory,
            @NotBlank @Size(max = 4000) String whatIsUntrue,
            @NotNull Boolean mayBePassedOn) {}

    /** Why a warning or a removal was decided, by whom, and what was checked. */
    @GET
    @Path("/statement-of-reasons")
    @RolesAllowed({"practice-manager", "partner", "legal"})
    public Response reasons(@PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        return answer(accept, "Statement of reasons", documents.reasons(found(id)));
    }

    /** What Primary Care Support England's form asks for; a person sends it. */
    @GET
    @Path("/removal-form")
    @RolesAllowed({"practice-manager", "partner"})
    public Response removalForm(@PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        return answer(
                accept,
                "Patient removal form",
                documents
                        .removalForm(found(id))
                        .orElseThrow(() -> Problems.of(
                                409,
                                "NO_REMOVAL_DECIDED",
                                "Two persons decide on a removal before its form is made.")));
    }

    /** A notice of complaint under section 5 of the Defamation Act 2013, about an author nobody can identify. */
    @POST
    @Path("/section-5-notice")
    @RolesAllowed({"practice-manager", "partner", "legal"})
    public Response notice(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept,
            @Valid @NotNull ComplaintEntry of) {
        var complaint = new Complaint(
                of.name(), of.email(), of.meaning(), of.whyDefamatory(), of.whatIsUntrue(), of.mayBePassedOn());
        return answer(
                accept,
                "Notice of complaint: section 5 of the Defamation Act 2013",
                documents
                        .notice(found(id), complaint)
                        .orElseThrow(() -> Problems.of(
                                409, "AUTHOR_IS_KNOWN", "The author is identified: they are the one to turn to.")));
    }

    private Response answer(@Nullable String accept, String title, Object document) {
        return accept != null && accept.startsWith(PDF)
                ? Response.ok(paper.print(title, document), PDF).build()
                : Response.ok(document, MediaType.APPLICATION_JSON).build();
    }

    private Case found(String id) {
        return cases.of(signedIn.practice(), id).orElseThrow(CasesResource::notFound);
    }
}
