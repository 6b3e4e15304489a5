package uk.gpsurgery.conduct.cases.report;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.PracticeConfig;
import uk.gpsurgery.conduct.cases.policy.Agreement;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.Happening.RepresentationsRejected;
import uk.gpsurgery.conduct.cases.policy.Happening.RepresentationsUpheld;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.store.Counts;
import uk.gpsurgery.conduct.cases.store.Counts.Span;

/** What happened at a practice, in figures. */
@Singleton
public class Reports {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String UPHELD = Step.nameOf(RepresentationsUpheld.class);
    private static final String REJECTED = Step.nameOf(RepresentationsRejected.class);

    private final Counts counts;
    private final PracticeConfig practices;

    Reports(Counts counts, PracticeConfig practices) {
        this.counts = counts;
        this.practices = practices;
    }

    /**
     * How the classifier's suspicion of a clause fared with reviewers who had not seen it.
     *
     * @param agreement how many in a hundred of all three were agreed on
     */
    public record ClauseAgreement(Clause clause, long agreed, long overruled, long missed, double agreement) {

        static ClauseAgreement of(Clause clause, long agreed, long overruled, long missed) {
            var all = agreed + overruled + missed;
            return new ClauseAgreement(clause, agreed, overruled, missed, Math.round(1000.0 * agreed / all) / 10.0);
        }
    }

    public List<ClauseAgreement> agreement(String practice, YearMonth first, YearMonth last) {
        var found = counts.judgements(span(practice, first, last));
        return Stream.of(Clause.values())
                .filter(clause -> found.keySet().stream().anyMatch(key -> key.startsWith(clause + " ")))
                .map(clause -> ClauseAgreement.of(
                        clause,
                        of(found, clause, Agreement.AGREED),
                        of(found, clause, Agreement.OVERRULED),
                        of(found, clause, Agreement.MISSED)))
                .toList();
    }

    public MonthlyReport monthly(String practice, YearMonth month) {
        var span = span(practice, month, month);
        var closed = counts.untilStage(
                span, Arrays.stream(Stage.values()).filter(Stage::isAnEnd).toList());
        var answers = counts.told(span, List.of(UPHELD, REJECTED));
        var upheld = answers.getOrDefault(UPHELD, 0L);
        var answered = upheld + answers.getOrDefault(REJECTED, 0L);
        return new MonthlyReport(
                practice,
                practices.of(practice).name(),
                month.toString(),
                Figure.count(counts.opened(span)),
                figures(counts.openedByClause(span)),
                figures(inOrder(counts.cameTo(span))),
                Figure.count(closed.many()),
                Figure.restingOn(closed.many(), closed.days()),
                Figure.count(answered),
                Figure.restingOn(answered, answered == 0 ? 0 : 100.0 * upheld / answered));
    }

    private static long of(Map<String, Long> found, Clause clause, Agreement agreement) {
        return found.getOrDefault(clause + " " + agreement, 0L);
    }

    private static Map<String, Long> inOrder(Map<String, Long> stages) {
        var ordered =
                new TreeMap<String, Long>((one, other) -> Stage.valueOf(one).compareTo(Stage.valueOf(other)));
        ordered.putAll(stages);
        return ordered;
    }

    private static Map<String, Figure> figures(Map<String, Long> counts) {
        var figures = new LinkedHashMap<String, Figure>();
        counts.forEach((name, count) -> figures.put(name, Figure.count(Objects.requireNonNull(count))));
        return figures;
    }

    private static Span span(String practice, YearMonth first, YearMonth last) {
        return new Span(
                practice,
                first.atDay(1).atStartOfDay(LONDON).toInstant(),
                last.plusMonths(1).atDay(1).atStartOfDay(LONDON).toInstant());
    }
}
