package uk.gpsurgery.conduct.cases.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.store.Webhook;
import uk.gpsurgery.conduct.cases.store.Webhooks;
import uk.gpsurgery.conduct.cases.webhook.WebhookDesk;
import uk.gpsurgery.conduct.kit.Problems;

/** Where practice IT wants to be told of every move of a case, signed as Standard Webhooks has it. */
@Path("/v1/webhooks")
@Transactional
@OfOnePractice
class WebhooksResource {

    private static final String ID = "[A-Za-z0-9._-]{1,64}";

    private final Webhooks webhooks;
    private final WebhookDesk desk;
    private final SignedIn signedIn;

    WebhooksResource(Webhooks webhooks, WebhookDesk desk, SignedIn signedIn) {
        this.webhooks = webhooks;
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** Where it leads. */
    record Target(@NotBlank @Size(max = 2000) String url) {}

    /**
     * A webhook.
     *
     * @param secret shown when it is made, and never again
     */
    record WebhookView(
            String id,
            String url,
            boolean switchedOn,
            @Nullable String secret) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(webhook.id, webhook.url, webhook.disabledAt == null, null);
        }

        static WebhookView withSecret(Webhook webhook) {
            return new WebhookView(webhook.id, webhook.url, webhook.disabledAt == null, webhook.secret);
        }
    }

    @GET
    @RolesAllowed({"practice-manager", "ops", "webhooks:write"})
    public List<WebhookView> list() {
        return webhooks.of(signedIn.practice()).stream().map(WebhookView::of).toList();
    }

    /** Registers it, or has it lead elsewhere, and switches it on. The answer to the first has its secret. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({"practice-manager", "ops", "webhooks:write"})
    public WebhookView keep(
            @PathParam("id") @Pattern(regexp = ID, message = "is 1 to 64 letters, digits, dots and dashes") String id,
            @Valid @NotNull Target target) {
        var isNew = webhooks.of(signedIn.practice(), id).isEmpty();
        var kept = desk.keep(signedIn.practice(), id, target(target.url()));
        return isNew ? WebhookView.withSecret(kept) : WebhookView.of(kept);
    }

    /** Makes a new secret. Both sign what is told until this is asked for again. */
    @POST
    @Path("/{id}/secret")
    @RolesAllowed({"practice-manager", "ops", "webhooks:write"})
    public WebhookView changeSecret(@PathParam("id") String id) {
        var webhook = found(id);
        desk.changeSecret(webhook);
        return WebhookView.withSecret(webhook);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"practice-manager", "ops", "webhooks:write"})
    public void forget(@PathParam("id") String id) {
        desk.forget(found(id));
    }

    private Webhook found(String id) {
        return webhooks.of(signedIn.practice(), id)
                .orElseThrow(() -> Problems.of(404, "NO_SUCH_WEBHOOK", "No webhook of this practice has this id."));
    }

    private URI target(String url) {
        try {
            var target = URI.create(url);
            if (desk.mayLeadTo(target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            throw bad("is no URL");
        }
        throw bad("leads where none may: conduct.webhooks.origins names where they may");
    }

    private static RuntimeException bad(String message) {
        return Problems.badInput(List.of(new Problems.FieldError("url", message)));
    }
}
