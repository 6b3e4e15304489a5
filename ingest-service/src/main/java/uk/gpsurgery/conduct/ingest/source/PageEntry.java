package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Piece;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Sent;

/** What a page shows, in the words in which its webhook would have told it. */
final class PageEntry {

    private PageEntry() {}

    static Sent post(String page, JsonNode shown) {
        var value = value("status", shown).put("post_id", shown.path("id").asText());
        return sent(page, "feed", value, shown);
    }

    static Sent comment(String page, String post, JsonNode shown) {
        var value = value("comment", shown)
                .put("comment_id", shown.path("id").asText())
                .put("post_id", post)
                .put("parent_id", shown.at("/parent/id").asText(post));
        var attachment = shown.path("attachment");
        var type = attachment.path("type").asText();
        if (type.startsWith("photo")) {
            value.set("photo", attachment.at("/media/image/src"));
        } else if (type.startsWith("video")) {
            value.set("video", attachment.at("/url"));
        }
        return sent(page, "feed", value, shown);
    }

    static Sent rating(String page, JsonNode shown) {
        var value = value("rating", shown)
                .put("open_graph_story_id", shown.at("/open_graph_story/id").asText());
        value.set("from", shown.path("reviewer"));
        return sent(page, "ratings", value, shown);
    }

    private static ObjectNode value(String item, JsonNode shown) {
        return ((ObjectNode) shown.deepCopy()).put("item", item).put("verb", "add");
    }

    private static Sent sent(String page, String field, ObjectNode value, JsonNode shown) {
        var change = JsonNodeFactory.instance.objectNode().put("field", field);
        change.set("value", value);
        return new Sent(TextNode.valueOf(page), MissingNode.getInstance(), new Piece(change, shown.toString()));
    }
}
