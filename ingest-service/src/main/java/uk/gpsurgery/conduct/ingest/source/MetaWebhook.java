package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.IOException;
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
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Sent;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Change;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Gone;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Passed;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Spoken;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Unknown;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.DeadLetters;
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

    /** As the dead letters name it. */
    private static final String READER = "ingest-service webhook";

    private final IngestFlow flow;
    private final DeadLetters deadLetters;
    private final MetaSignature signature;
    private final @Nullable String verifyToken;
    private final Map<String, String> practices;
    private final MeterRegistry meters;
    private final Clock clock;

    MetaWebhook(IngestFlow flow, DeadLetters deadLetters, MetaConfig config, MeterRegistry meters, Clock clock) {
        this.flow = flow;
        this.deadLetters = deadLetters;
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
        var told = opened(raw).stream()
                .map(sent -> tell(sent, rawHash, now).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(told).thenApply(acknowledged -> "");
    }

    private static List<Sent> opened(byte[] raw) {
        try {
            return MetaEnvelope.open(raw);
        } catch (IOException e) {
            throw Problems.badJson(e);
        }
    }

    private CompletionStage<?> tell(Sent sent, String rawHash, Instant now) {
        var page = MetaValue.id(sent.page());
        var practice = practices.get(page);
        if (practice == null) {
            LOG.warnf("page %s belongs to no practice: set conduct.ingest.meta.pages", page);
            return pass("unknown-page");
        }
        try {
            return tell(MetaFeed.change(sent, now), practice, sent, new Source(practice, Via.WEBHOOK, rawHash, now));
        } catch (HttpProblem e) {
            LOG.warnf("a change of page %s does not pass: %s", page, e.errors());
            return keep("malformed", practice, sent);
        }
    }

    private CompletionStage<?> tell(Change change, String practice, Sent sent, Source from) {
        if (change instanceof Spoken spoken) {
            return flow.take(spoken.said(), spoken.status(), from);
        }
        if (change instanceof Gone gone) {
            return flow.takeDown("facebook", gone.externalId(), gone.at(), from);
        }
        return change instanceof Passed passed ? pass(passed.why()) : keep(((Unknown) change).what(), practice, sent);
    }

    /** For a person or a newer program to look at; Meta will not send it again once it has heard 200. */
    private CompletionStage<?> keep(String what, String practice, Sent sent) {
        count(what);
        return deadLetters.bury(
                Comment.TOPIC, practice + ":facebook", sent.change().raw().getBytes(UTF_8), READER, what);
    }

    private CompletionStage<?> pass(String why) {
        count(why);
        return CompletableFuture.completedFuture(null);
    }

    private void count(String why) {
        meters.counter("conduct_webhook_changes_passed", "platform", "facebook", "why", why)
                .increment();
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
