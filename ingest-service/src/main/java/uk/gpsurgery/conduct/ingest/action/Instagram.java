package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.restfb.Parameter;
import com.restfb.json.JsonArray;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.kit.StableId;

/** Comments on what a practice shows at Instagram (IG Comment of Meta's Graph API). */
@Singleton
final class Instagram implements Platform {

    private final Map<String, Account> accounts;
    private final Standing standing;

    Instagram(MetaConfig config, MeterRegistry meters, Clock clock) {
        this.standing = new Standing(name(), "Instagram", config, meters, clock);
        this.accounts = config.instagramAccounts().entrySet().stream()
                .filter(account -> config.instagramTokens().containsKey(account.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getValue, account -> account(account.getKey(), account.getValue(), config)));
        accounts.keySet().forEach(standing::watch);
    }

    /** Of a practice. */
    private record Account(String id, Graph graph) {}

    @Override
    public String name() {
        return "instagram";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return accounts.containsKey(practice);
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        var account = Objects.requireNonNull(accounts.get(action.practice()));
        return standing.ask(
                action.practice(),
                deed,
                () -> account.graph().believed(account.id(), () -> carryOut(deed, action, account)));
    }

    private static Answer carryOut(Deed deed, ActionAsked action, Account account) {
        return switch (deed) {
            case HIDE -> setHidden(true, action, account);
            case UNHIDE -> setHidden(false, action, account);
            case DELETE -> delete(action, account);
            case REPLY -> reply(action.text(), action, account);
            case CHECK_STILL_THERE -> check(action, account);
            case BAN, UNBAN, DELETE_REPLY -> throw new IllegalArgumentException("not done here: " + deed.word());
        };
    }

    private static Answer setHidden(boolean hidden, ActionAsked action, Account account) {
        account.graph().post(action.externalId(), Parameter.with("hide", hidden));
        return Answer.done();
    }

    private static Answer delete(ActionAsked action, Account account) {
        account.graph().delete(action.externalId());
        return Answer.done();
    }

    private static Answer reply(@Nullable String text, ActionAsked action, Account account) {
        if (text == null) {
            return Answer.refused("A reply needs words.");
        }
        var replies = action.externalId() + "/replies";
        if (!hasReplied(account.graph().raw(replies, Parameter.with("fields", "text,from")), text, account)) {
            account.graph().post(replies, Parameter.with("message", text));
        }
        return Answer.done();
    }

    private static boolean hasReplied(String raw, String text, Account account) {
        return Graph.read(
                raw,
                replies -> replies.get("data") instanceof JsonArray list
                        && StreamSupport.stream(list.spliterator(), false)
                                .map(JsonValue::asObject)
                                .anyMatch(reply -> text.equals(reply.getString("text", ""))
                                        && reply.get("from") instanceof JsonObject from
                                        && account.id().equals(from.getString("id", ""))));
    }

    private static Answer check(ActionAsked action, Account account) {
        var raw = account.graph().raw(action.externalId(), Parameter.with("fields", "hidden,text"));
        var hash = StableId.hashOf(raw.getBytes(UTF_8));
        return Graph.read(
                raw,
                shown -> shown.getBoolean("hidden", false)
                        ? Answer.seen(Found.HIDDEN, hash)
                        : Answer.seen(action, shown.getString("text", ""), hash));
    }

    private Account account(String id, String practice, MetaConfig config) {
        var token = Objects.requireNonNull(config.instagramTokens().get(id));
        return new Account(id, new Graph(token, config, rest -> standing.leaveAlone(practice, rest)));
    }
}
