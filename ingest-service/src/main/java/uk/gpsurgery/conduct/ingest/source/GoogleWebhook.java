package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import uk.gpsurgery.conduct.ingest.GoogleConfig;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile;
import uk.gpsurgery.conduct.ingest.action.SaidNo;
import uk.gpsurgery.conduct.kit.Problems;

/**
 * Where Google's Pub/Sub hints that a review is new or was changed. Its token (OIDC) is checked by the tenant
 * {@code pushes-of-google} of {@code quarkus.oidc}; here, whose it is.
 */
@Path("/webhooks/google")
public final class GoogleWebhook {

    private static final Pattern REVIEW =
            Pattern.compile("(?:accounts/([\\w-]+)/)?locations/([\\w-]+)/reviews/([\\w=-]{1,200})");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final GoogleReviews reviews;
    private final GoogleProfile profile;
    private final JsonWebToken token;
    private final Optional<String> pushAccount;
    private final ObjectMapper json;
    private final MeterRegistry meters;

    GoogleWebhook(
            GoogleReviews reviews,
            GoogleProfile profile,
            JsonWebToken token,
            GoogleConfig config,
            ObjectMapper json,
            MeterRegistry meters) {
        this.reviews = reviews;
        this.profile = profile;
        this.token = token;
        this.pushAccount = config.pushAccount();
        this.json = json;
        this.meters = meters;
    }

    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(summary = "A hint that a review is new or was changed, pushed by the subscription's service account")
    public CompletionStage<Void> hear(byte[] raw) {
        if (!isFromOurSubscription()) {
            meters.counter("conduct_webhooks_refused", "platform", "google").increment();
            throw Problems.of(403, "NOT_SIGNED", "This was not pushed by the service account that is agreed on.");
        }
        var name = REVIEW.matcher(reviewName(raw));
        if (!name.matches()) {
            // It would be pushed again for days, and not become any better.
            return pass("malformed");
        }
        return profile.locations().stream()
                .filter(one -> one.id().equals(name.group(2))
                        && (name.group(1) == null || one.account().equals(name.group(1))))
                .findFirst()
                .map(location -> look(location, name.group(3)))
                .orElseGet(() -> pass("unknown-location"));
    }

    private CompletionStage<Void> look(GoogleProfile.Location location, String review) {
        try {
            return reviews.look(location, review).thenApply(acknowledged -> null);
        } catch (SaidNo e) {
            throw Problems.later("TRY_LATER", "Google does not answer; push it again later.", SOON);
        }
    }

    private boolean isFromOurSubscription() {
        return pushAccount.isPresent()
                && pushAccount.get().equals(token.getClaim("email"))
                && "true".equals(String.valueOf(token.<Object>getClaim("email_verified")));
    }

    /** Both spellings that Google's versions have; empty when there is none. */
    private String reviewName(byte[] raw) {
        try {
            var data = json.readTree(raw).at("/message/data").asText();
            var hint = json.readTree(Base64.getDecoder().decode(data));
            return Stream.of("review_name", "reviewName", "review")
                    .map(hint::path)
                    .map(JsonNode::asText)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse("");
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private CompletionStage<Void> pass(String why) {
        meters.counter("conduct_webhook_changes_passed", "platform", "google", "why", why)
                .increment();
        return CompletableFuture.completedFuture(null);
    }
}
