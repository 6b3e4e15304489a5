package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.SentJson;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.Taken;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Change;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Gone;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Passed;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Spoken;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.HttpProblem;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Where Facebook tells what happens on the practices' pages. Signed instead of signed in.
 *
 * <p>Meta waits five seconds and sends the same again for 36 hours, in another order too: 200 means that the broker has
 * it, and the ids are stable.
 */
@Path("/webhooks/meta")
public final class MetaWebhook {

    private static final Logger LOG = Logger.getLogger(MetaWebhook.class);

    private final IngestFlow flow;
    private final SentJson json;
    private final MetaSignature signature;
    private final @Nullable String verifyToken;
    private final Map<String, String> practices;
    private final MeterRegistry meters;
    private final Clock clock;

    MetaWebhook(IngestFlow flow, SentJson json, MetaConfig config, MeterRegistry meters, Clock clock) {
        this.flow = flow;
        this.json = json;
        this.signature = new MetaSignature(config.appSecrets().orElse(List.of()));
        this.verifyToken = config.verifyToken().orElse(null);
        this.practices = config.pages();
        this.meters = meters;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Meta's handshake: the challenge comes back when the token is ours")
    public String shakeHands(
            @QueryParam("hub.mode") @Nullable String mode,
            @QueryParam("hub.verify_token") @Nullable String token,
            @QueryParam("hub.challenge") @Nullable String challenge) {
        if (!"subscribe".equals(mode) || token == null || challenge == null || !isOurs(token)) {
            throw refused();
        }
        return challenge;
    }

    @POST
    @Blocking
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "What happened on the pages, signed by Meta over the bytes of the body")
    public CompletionStage<String> hear(byte[] raw, @HeaderParam("X-Hub-Signature-256") @Nullable String shown) {
        if (!signature.fits(raw, shown)) {
            throw refused();
        }
        var now = clock.instant();
        var rawHash = StableId.hashOf(raw);
        var told = MetaFeed.changes(json.read(raw, JsonNode.class), now).stream()
                .map(change -> tell(change, rawHash, now))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(told).thenApply(acknowledged -> "");
    }

    private CompletableFuture<?> tell(Change change, String rawHash, Instant now) {
        if (change instanceof Passed passed) {
            return pass(passed.why());
        }
        var practice = practices.get(change.page());
        if (practice == null) {
            LOG.warnf("page %s belongs to no practice: set conduct.ingest.meta.pages", change.page());
            return pass("unknown-page");
        }
        try {
            return tell(change, new Source(practice, Via.WEBHOOK, rawHash, now)).toCompletableFuture();
        } catch (HttpProblem e) {
            LOG.warnf("a change of page %s does not pass: %s", change.page(), e.errors());
            return pass("unreadable");
        }
    }

    private CompletionStage<Taken> tell(Change change, Source from) {
        return change instanceof Spoken spoken
                ? flow.take(spoken.said(), spoken.status(), from)
                : flow.takeDown("facebook", ((Gone) change).externalId(), from);
    }

    private CompletableFuture<?> pass(String why) {
        meters.counter("conduct_webhook_changes_passed", "platform", "facebook", "why", why)
                .increment();
        return CompletableFuture.completedFuture(null);
    }

    private boolean isOurs(String token) {
        return verifyToken != null && MessageDigest.isEqual(token.getBytes(UTF_8), verifyToken.getBytes(UTF_8));
    }

    private HttpProblem refused() {
        meters.counter("conduct_webhooks_refused", "platform", "facebook").increment();
        return Problems.of(
                403, "NOT_SIGNED", "This was not signed with the secret that this service shares with Meta.");
    }
}
