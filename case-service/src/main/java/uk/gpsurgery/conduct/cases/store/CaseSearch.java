package uk.gpsurgery.conduct.cases.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Stage;

/**
 * Which cases are wanted.
 *
 * @param assignee subject of whoever has claimed them
 * @param words the case's number, or a part of the author's name as the platform shows it
 * @param after the last case of the page before
 * @param limit how many at most
 */
public record CaseSearch(
        @Nullable Stage stage,
        @Nullable Hold hold,
        @Nullable String assignee,
        @Nullable Instant updatedSince,
        @Nullable String words,
        @Nullable Place after,
        int limit) {

    private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d+");

    /** A place in the list: no two cases share one, and a case keeps it until it changes. */
    public record Place(Instant updatedAt, String id) {

        public static Place of(Case at) {
            return new Place(at.updatedAt, at.id);
        }
    }

    /** The conditions in HQL, and what stands for what. */
    String conditions(String practice, Instant now, Map<String, Object> values) {
        var conditions = new StringBuilder("practice = :practice");
        values.put("practice", practice);
        also(conditions, values, " and stage = :stage", "stage", stage);
        also(conditions, values, " and array_position(holds, :hold) > 0", "hold", hold == null ? null : hold.name());
        also(conditions, values, " and updatedAt >= :since", "since", updatedSince);
        if (assignee != null) {
            also(conditions, values, " and claimedBy = :assignee and claimedUntil > :now", "assignee", assignee);
            values.put("now", now);
        }
        if (words != null && REFERENCE.matcher(words).matches()) {
            also(conditions, values, " and reference = :words", "words", words);
        } else if (words != null) {
            also(
                    conditions,
                    values,
                    " and position(:words in lower(authorName)) > 0",
                    "words",
                    words.toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            also(conditions, values, " and (updatedAt, id) < (:updatedAt, :id)", "updatedAt", after.updatedAt());
            values.put("id", after.id());
        }
        return conditions.toString();
    }

    private static void also(
            StringBuilder conditions, Map<String, Object> values, String more, String name, @Nullable Object value) {
        if (value != null) {
            conditions.append(more);
            values.put(name, value);
        }
    }
}
