package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.restfb.Parameter;
import com.restfb.json.JsonArray;
import com.restfb.json.JsonObject;
import com.restfb.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import uk.gpsurgery.conduct.kit.StableId;

/** What this service asks of one page at Facebook. */
public final class FacebookPage {

    private static final int AT_ONCE = 100;
    private static final String SEEN = "is_hidden,can_hide,can_remove,message";

    private final String id;
    private final Graph graph;

    FacebookPage(String id, Graph graph) {
        this.id = id;
        this.graph = graph;
    }

    /** What the page may see of a comment and do to it. */
    record Shown(boolean isHidden, boolean canHide, boolean canRemove, String message, String rawHash) {}

    Shown look(String comment) {
        var raw = graph.raw(comment, Parameter.with("fields", SEEN));
        return Graph.read(
                raw,
                shown -> new Shown(
                        shown.getBoolean("is_hidden", false),
                        // Left out where it is not asked of this kind of comment: then the call itself will tell.
                        shown.getBoolean("can_hide", true),
                        shown.getBoolean("can_remove", true),
                        shown.getString("message", ""),
                        StableId.hashOf(raw.getBytes(UTF_8))));
    }

    String id() {
        return id;
    }

    /** Posts, and when something was last said below each; the answer as it was written. */
    public String posts(String after) {
        return list(id + "/feed", "message,from,created_time,updated_time,permalink_url", after);
    }

    /** All comments below a post and below each other, the newest first. */
    public String comments(String post, String after) {
        return list(
                post + "/comments",
                "message,from,created_time,permalink_url,parent{id},attachment",
                after,
                Parameter.with("filter", "stream"),
                Parameter.with("order", "reverse_chronological"));
    }

    /** Recommendations. */
    public String ratings(String after) {
        return list(
                id + "/ratings",
                "created_time,open_graph_story{id},rating,recommendation_type,review_text,reviewer",
                after);
    }

    private String list(String path, String fields, String after, Parameter... more) {
        var parameters = new ArrayList<>(List.of(more));
        parameters.add(Parameter.with("fields", fields));
        parameters.add(Parameter.with("limit", AT_ONCE));
        if (!after.isEmpty()) {
            parameters.add(Parameter.with("after", after));
        }
        return graph.raw(path, parameters.toArray(Parameter[]::new));
    }

    Answer believed(Supplier<Answer> question) {
        return graph.believed(id, question);
    }

    void setHidden(String comment, boolean hidden) {
        graph.post(comment, Parameter.with("is_hidden", hidden));
    }

    void delete(String comment) {
        graph.delete(comment);
    }

    void block(String author) {
        graph.post(id + "/blocked", Parameter.with("psid", author));
    }

    void unblock(String author) {
        graph.delete(id + "/blocked", Parameter.with("psid", author));
    }

    /** Whether the page has said just this below the comment. */
    boolean hasReplied(String comment, String text) {
        var raw = graph.raw(
                comment + "/comments",
                Parameter.with("fields", "from,message"),
                Parameter.with("order", "reverse_chronological"),
                Parameter.with("limit", 100));
        return Graph.read(
                raw,
                replies -> replies.get("data") instanceof JsonArray list
                        && StreamSupport.stream(list.spliterator(), false)
                                .map(JsonValue::asObject)
                                .anyMatch(reply -> text.equals(reply.getString("message", "")) && isOwn(reply)));
    }

    void reply(String comment, String text) {
        graph.post(comment + "/comments", Parameter.with("message", text));
    }

    private boolean isOwn(JsonObject reply) {
        return reply.get("from") instanceof JsonObject from && id.equals(from.getString("id", ""));
    }
}
