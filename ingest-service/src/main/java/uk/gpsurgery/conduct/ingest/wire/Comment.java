package uk.gpsurgery.conduct.ingest.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.StableId;

/** An event on {@code comments.v1}: one revision of a comment, or its removal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comment(
        String practice,
        String platform,
        String externalId,
        Status status,
        @Nullable Author author,
        @Nullable String text,
        @Nullable Integer rating,
        @Nullable String lang,
        @Nullable String url,
        @Nullable Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable String parentExternalId,
        @Nullable List<Media> media,
        Instant receivedAt,
        Via via,
        String rawHash) {

    public static final String TOPIC = "comments.v1";

    /** What has become of it; {@code edited} only where the platform says so. */
    public enum Status {
        POSTED,
        EDITED,
        REMOVED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it came in. */
    public enum Via {
        API,
        WEBHOOK,
        FILE,
        STAFF;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who said it, as the platform shows them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Author(@Nullable String id, String name) {}

    /** Something shown beside the text. */
    public record Media(String type, String url) {}

    /** Revisions of one comment are read in the order in which they came. */
    public String key() {
        return practice + ":" + platform + ":" + externalId;
    }

    /**
     * Made of what was said and of when the platform says it was edited, so that the same thing told again has the same id
     * and an edit back to earlier words has another.
     */
    public String id() {
        return StableId.of(practice, platform, externalId, revision());
    }

    private String revision() {
        var said = Stream.of(status.word(), String.valueOf(text), String.valueOf(rating));
        var shown =
                media == null ? Stream.<String>empty() : media.stream().flatMap(one -> Stream.of(one.type, one.url));
        var edited = Stream.ofNullable(editedAt).map(Instant::toString);
        return StableId.of(Stream.of(said, shown, edited).flatMap(part -> part).toArray(String[]::new));
    }
}
