package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Recent;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.Words;

/**
 * What a change of a page holds, in either generation of the payload: ids as text or as numbers, the author as
 * {@code from} or as {@code sender_id}, times in seconds, milliseconds or ISO 8601.
 *
 * <p>Nothing a platform sends can be sent back to be corrected, so what is odd beside the words is mended or left out.
 */
record MetaValue(JsonNode json, Instant now) {

    /** Webhooks of old show seconds; a number beyond the year 5138 in seconds is milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private static final int LONGEST_NAME = 200;
    private static final DateTimeFormatter WITHOUT_COLON = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

    /** Empty when it is not there or is none. */
    static String id(JsonNode told) {
        return told.isTextual() || told.isIntegralNumber() ? told.asText() : "";
    }

    String id(String field) {
        return id(json.path(field));
    }

    String word(String field) {
        return json.path(field).asText();
    }

    Said.Author author() {
        var from = json.path("from");
        return author(
                first(id(from.path("id")), id("sender_id"), id("reviewer_id")),
                first(from.path("name").asText(), word("sender_name"), word("reviewer_name")));
    }

    private static Said.Author author(String id, String name) {
        var shown = Words.mended(name.substring(0, Math.min(LONGEST_NAME, name.length())));
        return new Said.Author(fits(id) ? id : null, shown.isBlank() ? "(not shown)" : shown);
    }

    /** Of several places where it may stand the first that holds something. */
    private static String first(String... places) {
        return Stream.of(places).filter(one -> !one.isBlank()).findFirst().orElse("");
    }

    String message(String field) {
        return Words.mended(word(field)).strip();
    }

    List<Said.Media> media() {
        var beside = Stream.of("photo", "video")
                .flatMap(type -> Stream.concat(Stream.of(json.path(type)), all(json.path(type + "s")))
                        .map(url -> media(type, url)));
        var item = word("item");
        var itself = Stream.of(media(item.equals("photo") || item.equals("video") ? item : "link", json.path("link")));
        return Stream.concat(beside, itself)
                .filter(Objects::nonNull)
                .distinct()
                .limit(20)
                .toList();
    }

    private static Said.@Nullable Media media(String type, JsonNode url) {
        var link = link(url);
        return link == null ? null : new Said.Media(type, link);
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Nullable
    String permalink() {
        var ofPost = link(json.path("post").path("permalink_url"));
        return ofPost == null ? link(json.path("permalink_url")) : ofPost;
    }

    private static @Nullable String link(JsonNode url) {
        var link = url.asText();
        return link.length() <= 2000 && link.matches("https?://\\S+") && Words.areWhole(link) ? link : null;
    }

    /** A reply has a comment above it; a comment has the post, which is not one. */
    @Nullable
    String parent() {
        var parent = id("parent_id");
        return fits(parent) && !parent.equals(id("post_id")) ? parent : null;
    }

    private static boolean fits(String id) {
        return !id.isEmpty() && id.length() <= 200 && Words.areWhole(id);
    }

    @Nullable
    Integer stars() {
        var rating = json.path("rating").asInt();
        return rating >= 1 && rating <= 5 ? rating : null;
    }

    @Nullable
    Instant time(String field) {
        return time(json.path(field), now);
    }

    static @Nullable Instant time(JsonNode told, Instant now) {
        try {
            var time = told.isTextual() ? written(told.asText()) : counted(told.asLong());
            return Recent.Check.isRecent(time, now) ? time : null;
        } catch (DateTimeException e) {
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
