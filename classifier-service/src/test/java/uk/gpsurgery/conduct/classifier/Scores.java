package uk.gpsurgery.conduct.classifier;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.gpsurgery.conduct.classifier.policy.Label;

/** Counts of what was found and what was there, and the figures they make. */
public final class Scores {

    private final int[] right = new int[Label.values().length];
    private final int[] wrong = new int[Label.values().length];
    private final int[] missed = new int[Label.values().length];

    public void count(Collection<Label> there, Collection<Label> found) {
        for (var label : Label.values()) {
            if (found.contains(label)) {
                (there.contains(label) ? right : wrong)[label.ordinal()]++;
            } else if (there.contains(label)) {
                missed[label.ordinal()]++;
            }
        }
    }

    double precision(Label label) {
        return ratio(right[label.ordinal()], right[label.ordinal()] + wrong[label.ordinal()]);
    }

    double recall(Label label) {
        return ratio(right[label.ordinal()], right[label.ordinal()] + missed[label.ordinal()]);
    }

    double f1(Label label) {
        var i = label.ordinal();
        return ratio(2 * right[i], 2 * right[i] + wrong[i] + missed[i]);
    }

    double macroF1() {
        return Arrays.stream(Label.values()).mapToDouble(this::f1).average().orElseThrow();
    }

    double microF1() {
        var hit = 2 * Arrays.stream(right).sum();
        return ratio(
                hit, hit + Arrays.stream(wrong).sum() + Arrays.stream(missed).sum());
    }

    /** Percentages by name, rounded to a tenth, as they are recorded. */
    Map<String, Double> figures(String of) {
        var figures = new TreeMap<String, Double>();
        figures.put(of + ".macro-f1", percent(macroF1()));
        figures.put(of + ".micro-f1", percent(microF1()));
        for (var label : Label.values()) {
            figures.put(of + "." + label.code(), percent(f1(label)));
        }
        return figures;
    }

    public String table(String title) {
        var table = new StringBuilder(String.format(Locale.ROOT, "%-24s %6s %6s %6s%n", title, "P", "R", "F1"));
        for (var label : Label.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-24s %6.1f %6.1f %6.1f%n",
                    label.code(),
                    100 * precision(label),
                    100 * recall(label),
                    100 * f1(label)));
        }
        return table.append(String.format(
                        Locale.ROOT, "%-24s macro %.1f micro %.1f%n", "F1", 100 * macroF1(), 100 * microF1()))
                .toString();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    static double percent(double share) {
        return Math.round(1000 * share) / 10.0;
    }
}
