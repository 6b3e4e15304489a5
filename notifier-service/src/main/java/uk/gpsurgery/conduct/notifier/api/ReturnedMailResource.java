package uk.gpsurgery.conduct.notifier.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.notifier.Letterbox;
import uk.gpsurgery.conduct.notifier.mail.NotifyConfig;
import uk.gpsurgery.conduct.notifier.mail.Returned;
import uk.gpsurgery.conduct.notifier.mail.ReturnedMail;

/** What carriers tell of letters after they have taken them. */
@Path("/")
public class ReturnedMailResource {

    private final Letterbox letterbox;
    private final ReturnedMail reader;
    private final NotifyConfig notify;

    ReturnedMailResource(Letterbox letterbox, ReturnedMail reader, NotifyConfig notify) {
        this.letterbox = letterbox;
        this.reader = reader;
        this.notify = notify;
    }

    @POST
    @Path("/v1/returned-mail")
    @Consumes("message/rfc822")
    @RolesAllowed({"letters:report", "practice-manager", "ops"})
    @Operation(summary = "A mail that came in to the letters' own address, as it came")
    public Understood returned(byte[] mail) {
        var news = reader.read(mail);
        return new Understood(news.getClass().getSimpleName(), letterbox.take(news));
    }

    @POST
    @Path("/callbacks/govuk-notify")
    @PermitAll
    @Operation(summary = "GOV.UK Notify tells what became of a letter")
    public Understood told(@HeaderParam("Authorization") @Nullable String bearer, @NotNull @Valid Receipt receipt) {
        if (!isNotify(bearer)) {
            throw Problems.of(401, "NOT_NOTIFY", "Send the bearer token that the practice gave to GOV.UK Notify.");
        }
        var news = news(receipt);
        return new Understood(news.getClass().getSimpleName(), letterbox.take(news));
    }

    private boolean isNotify(@Nullable String bearer) {
        var expected = notify.callbackToken().map(token -> "Bearer " + token);
        return bearer != null
                && expected.isPresent()
                // Takes as long for a nearly right token as for any other.
                && MessageDigest.isEqual(bytes(expected.get()), bytes(bearer));
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static Returned news(Receipt receipt) {
        return switch (receipt.status()) {
            case "delivered" -> new Returned.Arrived(receipt.reference());
            // Temporary is what Notify says after it has tried for three days.
            case "permanent-failure", "temporary-failure", "technical-failure" ->
                new Returned.Bounced(receipt.reference(), receipt.status());
            default -> new Returned.AboutNothing();
        };
    }

    /** As Notify sends it, of which only this is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Receipt(
            @NotBlank String reference, @NotBlank String status) {}

    /**
     * What was made of it.
     *
     * @param as Bounced, Arrived, Delayed, AnsweredByMachine, Answered or AboutNothing
     * @param known whether it is about a letter of ours
     */
    public record Understood(String as, boolean known) {}
}
