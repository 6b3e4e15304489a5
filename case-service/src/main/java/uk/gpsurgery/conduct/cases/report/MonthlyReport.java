package uk.gpsurgery.conduct.cases.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A practice's month in figures.
 *
 * @param practice ODS code
 * @param month {@code 2026-10}, Europe/London
 * @param openedByClause cases by each clause of theirs: one with two clauses counts for both
 * @param cameToStage cases by each stage they came to
 * @param medianDaysToClose from the opening, of those that were closed
 * @param representationsAnswered what patients said against a warning or a removal
 * @param overturned of these, how many in a hundred were upheld
 */
public record MonthlyReport(
        String practice,
        String practiceName,
        String month,
        Figure opened,
        Map<String, Figure> openedByClause,
        Map<String, Figure> cameToStage,
        Figure closed,
        Figure medianDaysToClose,
        Figure representationsAnswered,
        Figure overturned) {

    /** The same as a table with a line a figure. */
    public String csv() {
        var lines = new LinkedHashMap<String, Object>();
        lines.put("practice", practice);
        lines.put("practice name", practiceName);
        lines.put("month", month);
        lines.put("cases opened", opened.shown());
        openedByClause.forEach((clause, figure) -> lines.put("opened under " + clause, figure.shown()));
        cameToStage.forEach((stage, figure) -> lines.put("came to " + stage, figure.shown()));
        lines.put("cases closed", closed.shown());
        lines.put("median days to close", medianDaysToClose.shown());
        lines.put("representations answered", representationsAnswered.shown());
        lines.put("overturned per cent", overturned.shown());
        return lines.entrySet().stream()
                .map(line -> Csv.line(List.of(line.getKey(), line.getValue())))
                .collect(Collectors.joining("", Csv.line(List.of("figure", "value")), ""));
    }
}
