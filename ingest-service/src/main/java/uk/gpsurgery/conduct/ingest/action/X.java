package uk.gpsurgery.conduct.ingest.action;

import static uk.gpsurgery.conduct.ingest.action.WebApi.encoded;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.XConfig;
import uk.gpsurgery.conduct.ingest.action.WebApi.Told;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;

/** Replies in conversations that a practice has begun at X (API v2). A hidden one can still be opened by who wants to. */
@Singleton
final class X implements Platform {

    private final XConfig config;
    private final WebApi api;
    private final OAuth1 signature;
    private final Standing standing;

    X(XConfig config, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.api = new WebApi(config.url(), config.patience(), X::fault, clock);
        this.signature = new OAuth1(
                config.consumerKey().orElse(""), config.consumerSecret().orElse(""), clock);
        this.standing = new Standing(name(), "X", config, meters, clock);
        config.tokens().keySet().stream().filter(this::isConnectedFor).forEach(standing::watch);
    }

    @Override
    public String name() {
        return "x";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return config.consumerKey().isPresent() && config.tokens().containsKey(practice);
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        return standing.ask(action.practice(), deed, () -> switch (deed) {
            case HIDE -> setHidden(true, action);
            case UNHIDE -> setHidden(false, action);
            case REPLY -> reply(action.text(), action);
            case CHECK_STILL_THERE -> check(action);
            case DELETE, BAN, UNBAN, DELETE_REPLY ->
                throw new IllegalArgumentException("not done here: " + deed.word());
        });
    }

    private Answer setHidden(boolean hidden, ActionAsked action) {
        ask("PUT", post(action) + "/hidden", Map.of("hidden", hidden), action);
        return Answer.done();
    }

    private Answer reply(@Nullable String text, ActionAsked action) {
        if (text == null) {
            return Answer.refused("A reply needs words.");
        }
        var reply = Map.of("text", text, "reply", Map.of("in_reply_to_tweet_id", action.externalId()));
        try {
            ask("POST", "/tweets", reply, action);
        } catch (SaidNo no) {
            // X takes the same words once.
            if (no.fault() != Fault.SAID_ALREADY) {
                throw no;
            }
        }
        return Answer.done();
    }

    /** What was edited has more than one version, and its words may be written in other signs than they were told to us. */
    private Answer check(ActionAsked action) {
        var told = ask("GET", post(action) + "?tweet.fields=edit_history_tweet_ids", null, action);
        var shown = told.json().path("data");
        if (shown.isMissingNode()) {
            throw new SaidNo(Objects.requireNonNullElse(fault(told.json()), Fault.AWAY), "", null);
        }
        var isEdited = shown.path("edit_history_tweet_ids").size() > 1;
        return Answer.seen(isEdited ? Found.EDITED : Found.FOUND, told.rawHash());
    }

    private static String post(ActionAsked action) {
        return "/tweets/" + encoded(action.externalId());
    }

    private Told ask(String method, String path, @Nullable Object body, ActionAsked action) {
        var where = api.at(path);
        var token = Objects.requireNonNull(config.tokens().get(action.practice()));
        return api.ask(method, where, signature.header(method, where, token.token(), token.secret()), body);
    }

    /** Refusals are "problems": their type says which, and one has only a sentence. */
    private static @Nullable Fault fault(JsonNode refusal) {
        var type = refusal.at("/errors/0/type").asText(refusal.path("type").asText());
        if (refusal.path("detail").asText().contains("duplicate content")) {
            return Fault.SAID_ALREADY;
        }
        return switch (type.substring(type.lastIndexOf('/') + 1)) {
            case "resource-not-found" -> Fault.GONE;
            case "not-authorized-for-resource" -> Fault.NOT_ALLOWED;
            case "usage-capped" -> Fault.ASKED_TOO_MUCH;
            default -> null;
        };
    }
}
