package uk.gpsurgery.conduct.ingest.source;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;

/** What a change of a page says: comments and visitors' posts, recommendations, and where others mention the page. */
final class MetaFeed {

    private static final Set<String> POSTS = Set.of("post", "status", "photo", "video", "share", "link", "note");

    /** What is done with a comment without saying anything. */
    private static final Set<String> SILENT =
            Set.of("hide", "unhide", "block", "unblock", "mute", "unmute", "follow", "unfollow", "like", "unlike");

    private MetaFeed() {}

    /** What is to be done about one change of a page. */
    sealed interface Change {}

    /** Somebody has said something, or said it anew. */
    record Spoken(Status status, Said said) implements Change {}

    /** It is no longer there. */
    record Gone(String externalId, @Nullable Instant at) implements Change {}

    /** Nothing for us; why, in one word of a few. */
    record Passed(String why) implements Change {}

    /** Something for us that this program does not know; what, in one word of a few. */
    record Unknown(String what) implements Change {}

    static Change change(MetaEnvelope.Sent sent, Instant now) {
        var json = sent.change().json();
        var value = new MetaValue(json.path("value"), now);
        var at = MetaValue.time(sent.time(), now);
        if (!json.isObject() || !value.json().isObject()) {
            return new Unknown("malformed");
        }
        var change = switch (json.path("field").asText()) {
            case "feed" -> feed(value, at);
            case "ratings" -> rating(value, at);
            case "mention" -> mention(value, at);
            default -> new Passed("other-field");
        };
        // The page's own replies come back to it.
        return isSaidBy(MetaValue.id(sent.page()), value) && !(change instanceof Unknown) ? new Passed("own") : change;
    }

    private static boolean isSaidBy(String page, MetaValue value) {
        return !page.isEmpty() && page.equals(value.author().id());
    }

    private static Change feed(MetaValue value, @Nullable Instant at) {
        var item = value.word("item");
        if (item.equals("comment")) {
            return told(value.id("comment_id"), value, wordsOr("", value), null, at);
        }
        return POSTS.contains(item)
                ? told(value.id("post_id"), value, wordsOr("", value), null, at)
                : new Passed("other-item");
    }

    /** Recommendations; words are not asked of those who give one. */
    private static Change rating(MetaValue value, @Nullable Instant at) {
        return switch (value.word("item")) {
            case "comment" -> told(value.id("comment_id"), value, wordsOr("", value), null, at);
            case "rating" -> {
                var words = value.message("review_text");
                yield told(
                        value.id("open_graph_story_id"),
                        value,
                        words.isEmpty() ? verdict(value) : words,
                        value.stars(),
                        at);
            }
            default -> new Passed("other-item");
        };
    }

    private static String verdict(MetaValue value) {
        return switch (value.word("recommendation_type").toLowerCase(Locale.ROOT)) {
            case "positive" -> "(recommends the page)";
            case "negative" -> "(does not recommend the page)";
            default -> value.stars() == null ? "" : "(stars without words)";
        };
    }

    /** Somebody else's post that names the page; its words are often left out. */
    private static Change mention(MetaValue value, @Nullable Instant at) {
        var comment = value.id("comment_id");
        return told(comment.isEmpty() ? value.id("post_id") : comment, value, wordsOr("(mention)", value), null, at);
    }

    /** A picture alone says something too; it stands in the place of words. */
    private static String wordsOr(String otherwise, MetaValue value) {
        var message = value.message("message");
        if (!message.isEmpty()) {
            return message;
        }
        var media = value.media();
        return media.isEmpty() ? otherwise : "(" + media.get(0).type() + ")";
    }

    private static Change told(String id, MetaValue value, String text, @Nullable Integer stars, @Nullable Instant at) {
        if (id.isEmpty()) {
            return new Unknown("malformed");
        }
        var verb = value.word("verb");
        return switch (verb) {
            case "add", "create" -> spoken(Status.POSTED, id, value, text, stars, null);
            case "edited", "edit", "update" -> spoken(Status.EDITED, id, value, text, stars, at);
            case "remove", "delete" -> new Gone(id, at);
            default -> SILENT.contains(verb) ? new Passed("other-verb") : new Unknown("unknown-verb");
        };
    }

    private static Change spoken(
            Status status,
            String id,
            MetaValue value,
            String text,
            @Nullable Integer stars,
            @Nullable Instant editedAt) {
        return text.isBlank()
                ? new Passed("without-text")
                : new Spoken(
                        status,
                        new Said(
                                "facebook",
                                id,
                                value.author(),
                                text,
                                stars,
                                null,
                                value.permalink(),
                                value.time("created_time"),
                                editedAt,
                                value.parent(),
                                value.media()));
    }
}
