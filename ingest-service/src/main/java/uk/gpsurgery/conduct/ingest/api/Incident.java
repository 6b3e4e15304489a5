package uk.gpsurgery.conduct.ingest.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * What staff have seen and no platform will tell: a phone held up in the waiting room, a photograph, something posted
 * where nothing of ours reaches.
 *
 * @param platform {@code surgery} (also when it is missing) or {@code elsewhere}
 * @param text what was seen, in their words
 */
record Incident(
        @Nullable String platform,
        @Nullable String externalId,
        Said.@Nullable Author author,
        String text,
        @Nullable String lang,
        @Nullable String url,
        @Nullable Instant postedAt,
        @Nullable List<Said.Media> media) {

    private static final Said.Author NOT_KNOWN = new Said.Author(null, "(not known)");

    Said said() {
        var where = Objects.requireNonNullElse(platform, "surgery");
        if (!List.of("surgery", "elsewhere").contains(where)) {
            throw Problems.badInput(List.of(new FieldError("platform", "must be surgery or elsewhere")));
        }
        return new Said(
                where,
                Objects.requireNonNullElseGet(externalId, this::ownId),
                Objects.requireNonNullElse(author, NOT_KNOWN),
                text,
                null,
                lang,
                url,
                postedAt,
                null,
                null,
                media);
    }

    /** Sent twice by an impatient click, it is one incident. */
    private String ownId() {
        return StableId.of(String.valueOf(author), String.valueOf(text), String.valueOf(postedAt));
    }
}
