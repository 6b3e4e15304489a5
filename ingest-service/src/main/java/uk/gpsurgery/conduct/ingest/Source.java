package uk.gpsurgery.conduct.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Where something came from and when: what makes it evidence.
 *
 * @param practice ODS code, from the token, the page or the location; never from what was sent
 * @param rawHash SHA-256 of the bytes as they were received
 */
public record Source(String practice, Via via, String rawHash, Instant at) {

    public static Source of(String practice, Via via, byte[] raw, Instant at) {
        return new Source(practice, via, StableId.hashOf(raw), at);
    }

    Comment comment(Said said, Status status) {
        return new Comment(
                practice,
                said.platform(),
                said.externalId(),
                status,
                new Comment.Author(said.author().id(), said.author().name()),
                said.text(),
                said.rating(),
                said.lang(),
                said.url(),
                said.postedAt(),
                said.editedAt(),
                said.parentExternalId(),
                media(said.media()),
                at,
                via,
                rawHash);
    }

    Comment removal(String platform, String externalId, @Nullable Instant removedAt) {
        return new Comment(
                practice,
                platform,
                externalId,
                Status.REMOVED,
                null,
                null,
                null,
                null,
                null,
                null,
                removedAt,
                null,
                null,
                at,
                via,
                rawHash);
    }

    private static @Nullable List<Comment.Media> media(@Nullable List<Said.Media> shown) {
        return shown == null || shown.isEmpty()
                ? null
                : shown.stream()
                        .map(one -> new Comment.Media(one.type(), one.url()))
                        .toList();
    }
}
