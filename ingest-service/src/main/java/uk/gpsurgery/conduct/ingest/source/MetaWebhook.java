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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Sent;
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

    private final PageNews news;
    private final MetaSignature signature;
    private final @Nullable String verifyToken;
    private final MeterRegistry meters;
    private final Clock clock;

    MetaWebhook(PageNews news, MetaConfig config, MeterRegistry meters, Clock clock) {
        this.news = news;
        this.signature = new MetaSignature(config.appSecrets().orElse(List.of()));
        this.verifyToken = config.verifyToken().orElse(null);
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
                .map(sent -> news.tell(sent, Via.WEBHOOK, rawHash, now).toCompletableFuture())
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

    private boolean isOurs(String token) {
        return verifyToken != null && MessageDigest.isEqual(token.getBytes(UTF_8), verifyToken.getBytes(UTF_8));
    }

    private HttpProblem refused() {
        meters.counter("conduct_webhooks_refused", "platform", "facebook").increment();
        return Problems.of(
                403, "NOT_SIGNED", "This was not signed with the secret that this service shares with Meta.");
    }
}
