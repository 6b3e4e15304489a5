package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.restfb.DebugHeaderInfo;
import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.DefaultWebRequestor;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.json.Json;
import com.restfb.json.JsonArray;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.net.HttpURLConnection;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.kit.StableId;

/** The calls of the Graph API that this service makes, with the token of one page. */
final class FacebookPage {

    private static final String SEEN = "is_hidden,can_hide,can_remove,message";

    private final String id;
    private final DefaultFacebookClient client;

    FacebookPage(String id, String token, MetaConfig config) {
        this.id = id;
        var secret = config.appSecrets().map(secrets -> secrets.get(0)).orElse(null);
        this.client = new DefaultFacebookClient(
                token, secret, new Patient(config), new DefaultJsonMapper(), Version.UNVERSIONED);
        client.setHeaderAuthorization(true);
        client.setFacebookEndpointUrls(new At(config.graphUrl() + "/" + config.graphVersion()));
    }

    String id() {
        return id;
    }

    /** What the page may see of a comment and do to it. */
    record Shown(boolean isHidden, boolean canHide, boolean canRemove, String message, String rawHash) {}

    Shown look(String comment) {
        var raw = client.fetchObject(comment, String.class, Parameter.with("fields", SEEN));
        var shown = Json.parse(raw).asObject();
        return new Shown(
                shown.getBoolean("is_hidden", false),
                // Left out where it is not asked of this kind of comment: then the call itself will tell.
                shown.getBoolean("can_hide", true),
                shown.getBoolean("can_remove", true),
                shown.getString("message", ""),
                StableId.hashOf(raw.getBytes(UTF_8)));
    }

    /** Whether the token still opens the page itself. */
    boolean seesItself() {
        return id.equals(client.fetchObject(id, JsonObject.class, Parameter.with("fields", "id"))
                .getString("id", ""));
    }

    void setHidden(String comment, boolean hidden) {
        client.publish(comment, JsonObject.class, Parameter.with("is_hidden", hidden));
    }

    void delete(String comment) {
        client.deleteObject(comment);
    }

    void block(String author) {
        client.publish(id + "/blocked", JsonObject.class, Parameter.with("psid", author));
    }

    void unblock(String author) {
        client.deleteObject(id + "/blocked", Parameter.with("psid", author));
    }

    /** Whether the page has said just this below the comment. */
    boolean hasReplied(String comment, String text) {
        var replies = client.fetchObject(
                comment + "/comments",
                JsonObject.class,
                Parameter.with("fields", "from,message"),
                Parameter.with("order", "reverse_chronological"),
                Parameter.with("limit", 100));
        return replies.get("data") instanceof JsonArray list
                && StreamSupport.stream(list.spliterator(), false)
                        .map(JsonValue::asObject)
                        .anyMatch(reply -> text.equals(reply.getString("message", "")) && isOwn(reply));
    }

    void reply(String comment, String text) {
        client.publish(comment + "/comments", JsonObject.class, Parameter.with("message", text));
    }

    /** What the last answer said about how much is asked; null when it said nothing. */
    @Nullable
    DebugHeaderInfo usage() {
        return client.getWebRequestor().getDebugHeaderInfo();
    }

    private boolean isOwn(JsonObject reply) {
        return reply.get("from") instanceof JsonObject from && id.equals(from.getString("id", ""));
    }

    private record At(String graph) implements FacebookEndpoints {

        @Override
        public String getGraphEndpoint() {
            return graph;
        }
    }

    /** The library itself would wait for three minutes. */
    private static final class Patient extends DefaultWebRequestor {

        private final int millis;

        Patient(MetaConfig config) {
            millis = Math.toIntExact(config.patience().toMillis());
        }

        @Override
        protected void customizeConnection(HttpURLConnection connection) {
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
        }
    }
}
