package uk.gpsurgery.conduct.ingest.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import uk.gpsurgery.conduct.ingest.Taken;
import uk.gpsurgery.conduct.ingest.source.NhsMail;

/** The NHS website has no API for reviews; it sends mail, which the practice's mail rule passes on. */
@Path("/v1/mail/nhs-website")
@Produces(MediaType.APPLICATION_JSON)
public final class NhsMailResource {

    private final NhsMail mail;
    private final Caller caller;

    NhsMailResource(NhsMail mail, Caller caller) {
        this.mail = mail;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes("message/rfc822")
    @RolesAllowed({"comments:write", "practice-manager", "reception"})
    @ResponseStatus(202)
    @Operation(
            summary = "A mail of the NHS website about a review, as it came",
            description =
                    "The same review again has the same id. A mail in which there is no review is kept in the dead"
                            + " letters, and answered with 422 MAIL_NOT_READ.")
    public CompletionStage<Taken> take(byte[] raw) {
        return mail.take(raw, caller.practice());
    }
}
