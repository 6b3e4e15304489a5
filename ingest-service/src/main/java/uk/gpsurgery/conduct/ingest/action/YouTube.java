package uk.gpsurgery.conduct.ingest.action;

import static uk.gpsurgery.conduct.ingest.action.WebApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.client.OidcClient;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.YouTubeConfig;
import uk.gpsurgery.conduct.ingest.action.WebApi.Told;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;

/**
 * Comments under a practice's videos (YouTube Data API v3). To hide one is to hold it for review; to delete it is to
 * reject it, because the API deletes for authors only.
 */
@Singleton
final class YouTube implements Platform {

    private static final String HELD = "heldForReview";
    private static final String PUBLISHED = "published";
    private static final String REJECTED = "rejected";
    private static final Set<String> NOT_SHOWN = Set.of(HELD, REJECTED, "likelySpam");

    private final Map<String, GoogleToken> tokens;
    private final WebApi api;
    private final Standing standing;

    YouTube(YouTubeConfig config, OidcClient google, MeterRegistry meters, Clock clock) {
        this.tokens = config.refreshTokens().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, held -> new GoogleToken(google, held.getValue(), config.patience())));
        this.api = new WebApi(config.url(), config.patience(), YouTube::fault, clock);
        this.standing = new Standing(name(), "YouTube", config, meters, clock);
        tokens.keySet().forEach(standing::watch);
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return tokens.containsKey(practice);
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        var token = Objects.requireNonNull(tokens.get(action.practice()));
        return standing.ask(action.practice(), deed, () -> switch (deed) {
            case HIDE -> moderate(HELD, "", action, token);
            case UNHIDE -> moderate(PUBLISHED, "", action, token);
            case DELETE -> moderate(REJECTED, "", action, token);
            case BAN -> moderate(REJECTED, "&banAuthor=true", action, token);
            case REPLY -> reply(action.text(), action, token);
            case CHECK_STILL_THERE -> check(action, token);
            case UNBAN, DELETE_REPLY -> throw new IllegalArgumentException("not done here: " + deed.word());
        });
    }

    private Answer moderate(String status, String more, ActionAsked action, GoogleToken token) {
        ask(
                "POST",
                "/comments/setModerationStatus?id=%s&moderationStatus=%s%s"
                        .formatted(encoded(action.externalId()), status, more),
                null,
                token);
        return Answer.done();
    }

    private Answer reply(@Nullable String text, ActionAsked action, GoogleToken token) {
        if (text == null) {
            return Answer.refused("A reply needs words.");
        }
        // A reply is called parent.reply, and only what stands on top can be replied to.
        var above = action.externalId().split("\\.", 2)[0];
        var said = ask("GET", "/comments?part=snippet&maxResults=100&parentId=" + encoded(above), null, token);
        // The original words are shown to their author only.
        if (!said.json().path("items").findValuesAsText("textOriginal").contains(text)) {
            var reply = Map.of("snippet", Map.of("parentId", above, "textOriginal", text));
            ask("POST", "/comments?part=snippet", reply, token);
        }
        return Answer.done();
    }

    private Answer check(ActionAsked action, GoogleToken token) {
        var told = ask(
                "GET", "/comments?part=snippet&textFormat=plainText&id=" + encoded(action.externalId()), null, token);
        var shown = told.json().at("/items/0/snippet");
        if (shown.isMissingNode()) {
            throw SaidNo.status(404, null);
        }
        return NOT_SHOWN.contains(shown.path("moderationStatus").asText())
                ? Answer.seen(Found.HIDDEN, told.rawHash())
                : Answer.seen(action, shown.path("textDisplay").asText(), told.rawHash());
    }

    private Told ask(String method, String path, @Nullable Object body, GoogleToken token) {
        return token.ask(bearer -> api.ask(method, api.at(path), bearer, body));
    }

    /** A 403 may be a quota that is used up for today. */
    private static @Nullable Fault fault(JsonNode refusal) {
        return StreamSupport.stream(refusal.at("/error/errors").spliterator(), false)
                        .map(error -> error.path("reason").asText())
                        .anyMatch(reason -> reason.equals("quotaExceeded") || reason.equals("rateLimitExceeded"))
                ? Fault.ASKED_TOO_MUCH
                : null;
    }
}
