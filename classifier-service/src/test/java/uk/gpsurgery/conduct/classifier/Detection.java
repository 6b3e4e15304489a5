package uk.gpsurgery.conduct.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of things that are there and of things that are not: how well the two come apart. */
final class Detection {

    private record One(double score, boolean there) {}

    private final List<One> all = new ArrayList<>();
    private int hits;
    private int falseAlarms;
    private int misses;

    /** One that is there or not, with the score it got and whether that score counts as found. */
    void add(boolean there, double score, boolean found) {
        all.add(new One(score, there));
        hits += there && found ? 1 : 0;
        falseAlarms += !there && found ? 1 : 0;
        misses += there && !found ? 1 : 0;
    }

    int size() {
        return all.size();
    }

    int falseAlarms() {
        return falseAlarms;
    }

    double accuracy() {
        return 1 - (double) (falseAlarms + misses) / size();
    }

    double recall() {
        return (double) hits / (hits + misses);
    }

    double f1() {
        return 2.0 * hits / (2 * hits + falseAlarms + misses);
    }

    /** The mean of F1 of what is there and F1 of what is not. */
    double macroF1() {
        var rightlyQuiet = size() - hits - falseAlarms - misses;
        return (f1() + 2.0 * rightlyQuiet / (2 * rightlyQuiet + falseAlarms + misses)) / 2;
    }

    /** Chance that something that is there scores higher than something that is not; a tie counts half. */
    double auc() {
        var sorted = all.stream().sorted(Comparator.comparingDouble(One::score)).toList();
        double ranks = 0;
        for (int from = 0; from < sorted.size(); ) {
            var to = from;
            while (to < sorted.size() && sorted.get(to).score == sorted.get(from).score) {
                to++;
            }
            var rank = (from + 1 + to) / 2.0;
            ranks += rank * sorted.subList(from, to).stream().filter(One::there).count();
            from = to;
        }
        double there = hits + misses;
        return (ranks - there * (there + 1) / 2) / (there * (size() - there));
    }
}
