package uk.gpsurgery.conduct.cases.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Stage;

/** How much of what there was at a practice, from one moment until before another. */
@Singleton
public class Counts {

    private final EntityManager entities;

    Counts(EntityManager entities) {
        this.entities = entities;
    }

    /** A span of time at a practice. */
    public record Span(String practice, Instant from, Instant until) {}

    /** How many, and the median of how long. */
    public record Median(long many, double days) {}

    /** Cases that were opened, by each clause they have. */
    public Map<String, Long> openedByClause(Span span) {
        var counts = new TreeMap<String, Long>();
        for (var row :
                rows("select labels, count(*) from cases where " + in("", "opened_at") + " group by labels", span)) {
            Arrays.stream((String[]) row[0])
                    .map(label -> Label.of(label).clause())
                    .distinct()
                    .map(Clause::name)
                    .forEach(clause -> counts.merge(clause, number(row[1]), Long::sum));
        }
        return counts;
    }

    public long opened(Span span) {
        return number(rows("select count(*), 0 from cases where " + in("", "opened_at"), span)
                .get(0)[0]);
    }

    /** Cases by each stage they came to. */
    public Map<String, Long> cameTo(Span span) {
        return byName(rows(
                "select to_stage, count(distinct case_id) from history where from_stage <> to_stage and " + in("", "at")
                        + " group by to_stage",
                span));
    }

    /** How often each of some happenings was told and led on. */
    public Map<String, Long> told(Span span, Collection<String> happenings) {
        return byName(rows(
                "select happening, count(*) from history where waits_for is null and happening in ('"
                        + String.join("', '", happenings) + "') and " + in("", "at") + " group by happening",
                span));
    }

    /** Cases that came to one of these stages, and their median days from the opening. */
    public Median untilStage(Span span, Collection<Stage> ends) {
        var names = String.join("', '", ends.stream().map(Enum::name).toList());
        var row = rows(
                        "select count(*), coalesce(percentile_cont(0.5) within group (order by extract(epoch from h.at -"
                                + " c.opened_at) / 86400), 0) from history h join cases c on c.id = h.case_id where"
                                + " h.from_stage <> h.to_stage and h.to_stage in ('" + names + "') and "
                                + in("h.", "at"),
                        span)
                .get(0);
        return new Median(number(row[0]), ((Number) row[1]).doubleValue());
    }

    /** Judgements by clause and by whether the classifier had named it: {@code P7 AGREED}. */
    public Map<String, Long> judgements(Span span) {
        return byName(rows(
                "select clause || ' ' || agreement, count(*) from judgement where " + in("", "at")
                        + " group by clause, agreement",
                span));
    }

    private static String in(String alias, String moment) {
        return "%1$spractice = ?1 and %1$s%2$s >= ?2 and %1$s%2$s < ?3".formatted(alias, moment);
    }

    private List<Object[]> rows(String query, Span span) {
        return entities.createNativeQuery(query, Object[].class)
                .setParameter(1, span.practice())
                .setParameter(2, span.from())
                .setParameter(3, span.until())
                .getResultList();
    }

    private static Map<String, Long> byName(List<Object[]> rows) {
        var counts = new TreeMap<String, Long>();
        rows.forEach(row -> counts.put((String) row[0], number(row[1])));
        return counts;
    }

    private static long number(Object number) {
        return ((Number) number).longValue();
    }
}
