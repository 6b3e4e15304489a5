package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Recent;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.Words;

/** A review as Google writes it: who wrote it is a name at most, and stars may stand without words. */
final class GoogleReview {

    private static final List<String> STARS = List.of("ONE", "TWO", "THREE", "FOUR", "FIVE");
    private static final int LONGEST_NAME = 200;

    private GoogleReview() {}

    static Said said(JsonNode review, Instant now) {
        var posted = time(review.path("createTime"), now);
        var updated = time(review.path("updateTime"), now);
        return new Said(
                "google",
                review.path("reviewId").asText(),
                new Said.Author(null, name(review.path("reviewer"))),
                text(review),
                stars(review),
                null,
                null,
                posted,
                updated != null && updated.equals(posted) ? null : updated,
                null,
                null);
    }

    private static String name(JsonNode reviewer) {
        var name = reviewer.path("displayName").asText();
        var shown = Words.mended(name.substring(0, Math.min(LONGEST_NAME, name.length())));
        return shown.isBlank() ? "(not shown)" : shown;
    }

    private static String text(JsonNode review) {
        var words = Words.mended(review.path("comment").asText());
        return words.isBlank() ? "(stars without words)" : words;
    }

    private static @Nullable Integer stars(JsonNode review) {
        var stars = STARS.indexOf(review.path("starRating").asText());
        return stars < 0 ? null : stars + 1;
    }

    private static @Nullable Instant time(JsonNode told, Instant now) {
        try {
            var time = OffsetDateTime.parse(told.asText()).toInstant();
            return Recent.Check.isRecent(time, now) ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
