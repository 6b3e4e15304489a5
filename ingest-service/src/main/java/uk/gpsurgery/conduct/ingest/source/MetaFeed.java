package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.Words;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;

/**
 * What a page's {@code feed} webhook says, in either generation of its payload: ids as text or as numbers, the author as
 * {@code from} or as {@code sender_id}, times in seconds, milliseconds or ISO 8601.
 *
 * <p>Nothing a platform sends can be sent back to be corrected, so what is odd beside the words is mended or left out.
 */
final class MetaFeed {

    /** Webhooks of old show seconds; a number beyond the year 5138 in seconds is milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private static final DateTimeFormatter WITHOUT_COLON = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
    private static final Said.Author NOT_SHOWN = new Said.Author(null, "(not shown)");

    private MetaFeed() {}

    /** One change of a page. */
    sealed interface Change {

        String page();
    }

    /** Somebody has said something, or said it anew. */
    record Spoken(String page, Status status, Said said) implements Change {}

    /** It is no longer there. */
    record Gone(String page, String externalId) implements Change {}

    /** Nothing for us; why, in one word of a few. */
    record Passed(String page, String why) implements Change {}

    /** All changes of all entries, in their order. */
    static List<Change> changes(JsonNode webhook, Instant now) {
        var changes = new ArrayList<Change>();
        for (var entry : webhook.path("entry")) {
            for (var change : entry.path("changes")) {
                changes.add(change(entry, change, now));
            }
        }
        return changes;
    }

    private static Change change(JsonNode entry, JsonNode change, Instant now) {
        var page = entry.path("id").asText();
        var value = change.path("value");
        var id = value.path("comment_id").asText();
        if (!change.path("field").asText().equals("feed")) {
            return new Passed(page, "other-field");
        }
        if (!value.path("item").asText().equals("comment")) {
            return new Passed(page, "other-item");
        }
        if (id.isEmpty()) {
            return new Passed(page, "unreadable");
        }
        return switch (value.path("verb").asText()) {
            case "add" -> spoken(page, Status.POSTED, id, value, null, now);
            case "edited", "edit", "update" ->
                spoken(page, Status.EDITED, id, value, time(entry.path("time"), now), now);
            case "remove", "delete" -> new Gone(page, id);
            default -> new Passed(page, "other-verb");
        };
    }

    private static Change spoken(
            String page, Status status, String id, JsonNode value, @Nullable Instant editedAt, Instant now) {
        var author = author(value);
        if (page.equals(author.id())) {
            // The page's own replies come back to it.
            return new Passed(page, "own");
        }
        var media = media(value);
        var text = text(value, media);
        if (text.isEmpty()) {
            return new Passed(page, "without-text");
        }
        return new Spoken(
                page,
                status,
                new Said(
                        "facebook",
                        id,
                        author,
                        text,
                        null,
                        null,
                        link(value.path("post").path("permalink_url")),
                        time(value.path("created_time"), now),
                        editedAt,
                        parent(value),
                        media));
    }

    private static Said.Author author(JsonNode value) {
        var from = value.path("from");
        var id = from.path("id").asText(value.path("sender_id").asText());
        var name =
                Words.mended(from.path("name").asText(value.path("sender_name").asText()));
        return new Said.Author(
                id.isEmpty() ? null : id,
                name.isBlank() ? NOT_SHOWN.name() : name.substring(0, Math.min(200, name.length())));
    }

    /** A picture alone says something too; it stands in the place of words. */
    private static String text(JsonNode value, List<Said.Media> media) {
        var message = Words.mended(value.path("message").asText());
        if (!message.isBlank()) {
            return message;
        }
        return media.isEmpty() ? "" : "(" + media.get(0).type() + ")";
    }

    private static List<Said.Media> media(JsonNode value) {
        return Stream.of("photo", "video")
                .flatMap(type -> Stream.concat(Stream.of(value.path(type)), all(value.path(type + "s")))
                        .map(MetaFeed::link)
                        .filter(Objects::nonNull)
                        .map(url -> new Said.Media(type, url)))
                .limit(20)
                .toList();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static @Nullable String link(JsonNode url) {
        var link = url.asText();
        return link.length() <= 2000 && link.matches("https?://\\S+") ? link : null;
    }

    /** A reply has a comment above it; a comment has the post, which is not one. */
    private static @Nullable String parent(JsonNode value) {
        var parent = value.path("parent_id").asText();
        return parent.isEmpty() || parent.equals(value.path("post_id").asText()) ? null : parent;
    }

    private static @Nullable Instant time(JsonNode told, Instant now) {
        try {
            var time = told.isTextual() ? written(told.asText()) : counted(told.asLong());
            return time.isAfter(Instant.EPOCH) && time.isBefore(now) ? time : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant counted(long number) {
        return number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Instant written(String time) {
        var zone = time.matches(".*[+-]\\d{4}") ? WITHOUT_COLON : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        return OffsetDateTime.parse(time, zone).toInstant();
    }
}
