package uk.gpsurgery.conduct.cases.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.CaseSearch;
import uk.gpsurgery.conduct.cases.store.CaseSearch.Place;
import uk.gpsurgery.conduct.kit.Problems;

/** Which cases a list is to show, as the query says it. */
class CaseQuery {

    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final int LONGEST_WORDS = 100;

    /** Where the cases stand. */
    @RestQuery
    @Nullable
    String stage;

    /** A hold that they have. */
    @RestQuery
    @Nullable
    String hold;

    /** Who has claimed them. */
    @RestQuery
    @Nullable
    String assignee;

    /** A time such as 2026-11-22T09:00:00Z: changed then or later. */
    @RestQuery
    @Nullable
    String updatedSince;

    /** The case's number, or a part of the author's name. */
    @RestQuery
    @Nullable
    String q;

    /** The place that the Link header of the page before leads to. */
    @RestQuery
    @Nullable
    String cursor;

    /** How many at once: 50, and at most 200. */
    @RestQuery
    @Nullable
    Integer limit;

    int limit() {
        return limit == null ? USUAL : Math.max(1, Math.min(limit, MOST));
    }

    /** One more than a page: it tells whether there is another. */
    CaseSearch search() {
        if (q != null && (q.isBlank() || q.length() > LONGEST_WORDS || q.indexOf('\0') >= 0)) {
            throw bad("q", "is 1 to " + LONGEST_WORDS + " characters");
        }
        return new CaseSearch(
                stage == null ? null : oneOf(Stage.class, stage, "stage"),
                hold == null ? null : oneOf(Hold.class, hold, "hold"),
                assignee,
                updatedSince == null ? null : instant(updatedSince),
                q == null ? null : q.strip(),
                cursor == null ? null : place(cursor),
                limit() + 1);
    }

    static <E extends Enum<E>> E oneOf(Class<E> of, String name, String field) {
        return Stream.of(of.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> bad(field, "is none of " + Arrays.toString(of.getEnumConstants())));
    }

    static String cursor(Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.updatedAt() + " " + place.id()).getBytes(UTF_8));
    }

    private static Place place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
            return new Place(Instant.parse(parts[0]), parts[1].replace("\0", ""));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw bad("cursor", "is none that this list has given");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw bad("updatedSince", "is a time such as 2026-11-22T09:00:00Z");
        }
    }

    private static RuntimeException bad(String field, String message) {
        return Problems.badInput(List.of(new Problems.FieldError(field, message)));
    }
}
