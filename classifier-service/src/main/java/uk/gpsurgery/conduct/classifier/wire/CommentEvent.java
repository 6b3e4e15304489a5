package uk.gpsurgery.conduct.classifier.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A comment, a revision of it or its removal, as {@code comments.v1} tells it. All of it goes on into the verdict. */
public record CommentEvent(
        String practice,
        String platform,
        String externalId,
        String status,
        @Nullable Author author,
        @Nullable String text,
        @Nullable Integer rating,
        @Nullable String lang,
        @Nullable String url,
        @Nullable String postedAt,
        @Nullable String parentExternalId,
        @Nullable List<Media> media,
        String receivedAt,
        String via,
        String rawHash) {

    /** Who posted it, as the platform shows them. */
    public record Author(@Nullable String id, String name) {}

    /** Something shown with it. */
    public record Media(String type, String url) {}
}
