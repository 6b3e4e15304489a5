package uk.gpsurgery.conduct.classifier.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import uk.gpsurgery.conduct.classifier.Scores;
import uk.gpsurgery.conduct.classifier.policy.Label;

/** What margins mean, learnt from comments that the heads had not seen: the text of {@code calibration.properties}. */
final class Thresholds {

    /** How far below a label's own threshold it is still shown, in margins; further where somebody may be in danger. */
    private static final double DOUBT = 0.15;

    private static final double DOUBT_IN_DANGER = 0.3;
    /** So many of the comments that have a label are to reach a person or to be given one. */
    private static final double SEEN = 0.98;
    /** A label stands without a person when so many of those with a margin like it are right. */
    private static final double SURE = 0.97;

    private static final int FEWEST = 10;

    private final List<Set<Label>> there;
    private final StringBuilder text = new StringBuilder(
            "# Learnt from comments the heads had not seen: probability = 1 / (1 + exp(-(slope * margin + offset))).\n");
    private final List<Set<Label>> found = new ArrayList<>();
    private final double[] harmless;

    /** @param margins for each label, in their order, one for each comment */
    Thresholds(List<Set<Label>> there, double[][] margins) {
        this.there = there;
        this.harmless = DoubleStream.generate(() -> 1).limit(there.size()).toArray();
        there.forEach(any -> found.add(EnumSet.noneOf(Label.class)));
        for (var label : Label.values()) {
            learn(label, margins[label.ordinal()]);
        }
        text.append(String.format(Locale.ROOT, "any.review=%.5f%n", doubtful()));
    }

    String text() {
        return text.toString();
    }

    /** Of these very comments. */
    Scores scores() {
        var scores = new Scores();
        for (int i = 0; i < found.size(); i++) {
            scores.count(there.get(i), found.get(i));
        }
        return scores;
    }

    private record Line(double slope, double offset) {

        double probability(double margin) {
            return 1 / (1 + Math.exp(-(slope * margin + offset)));
        }
    }

    private void learn(Label label, double[] margins) {
        var has = new boolean[margins.length];
        for (int i = 0; i < has.length; i++) {
            has[i] = there.get(i).contains(label);
        }
        var line = platt(margins, has);
        var labelled = bestExpected(margins, line);
        for (int i = 0; i < margins.length; i++) {
            harmless[i] *= 1 - line.probability(margins[i]);
            if (margins[i] >= labelled) {
                found.get(i).add(label);
            }
        }
        var doubt = label == Label.SAFEGUARDING ? DOUBT_IN_DANGER : DOUBT;
        write(label, "slope", line.slope());
        write(label, "offset", line.offset());
        write(label, "review", line.probability(labelled - doubt));
        write(label, "labelled", line.probability(labelled));
        write(label, "stands", line.probability(sure(margins, has, labelled)));
    }

    private void write(Label label, String name, double number) {
        text.append(String.format(Locale.ROOT, "%s.%s=%.5f%n", label.code(), name, number));
    }

    /** The chance from which on a person looks, so that no more than {@code 1 - SEEN} of all that have a label pass. */
    private double doubtful() {
        var labelled = IntStream.range(0, there.size())
                .filter(i -> !there.get(i).isEmpty())
                .boxed()
                .toList();
        return labelled.stream()
                .filter(i -> found.get(i).isEmpty())
                .map(i -> 1 - harmless[i])
                .sorted()
                .skip((long) ((1 - SEEN) * labelled.size()))
                .findFirst()
                .orElse(1.0);
    }

    /** Platt's logistic line through the margins, by Newton's method. */
    private static Line platt(double[] margins, boolean[] there) {
        var slope = 1.0;
        var offset = 0.0;
        for (int round = 0; round < 50; round++) {
            double gs = 0, go = 0, ss = 1e-6, so = 0, oo = 1e-6;
            for (int i = 0; i < margins.length; i++) {
                var p = new Line(slope, offset).probability(margins[i]);
                var error = (there[i] ? 1 : 0) - p;
                var weight = p * (1 - p);
                gs += error * margins[i];
                go += error;
                ss += weight * margins[i] * margins[i];
                so += weight * margins[i];
                oo += weight;
            }
            var determinant = ss * oo - so * so;
            slope += (oo * gs - so * go) / determinant;
            offset += (ss * go - so * gs) / determinant;
        }
        return new Line(slope, offset);
    }

    /** The margin from which on the expected F1 is best; the best F1 itself would be that of chance where a label is rare. */
    private static double bestExpected(double[] margins, Line line) {
        var order = order(margins);
        var all = DoubleStream.of(margins).map(line::probability).sum();
        var right = 0.0;
        var best = 0.0;
        var at = 0.0;
        for (int rank = 0; rank + 1 < order.length; rank++) {
            right += line.probability(margins[order[rank]]);
            var f1 = 2 * right / (rank + 1 + all);
            if (f1 > best) {
                best = f1;
                at = (margins[order[rank]] + margins[order[rank + 1]]) / 2;
            }
        }
        return at;
    }

    /** The lowest margin from which on nearly all are right; beyond the highest when there is none. */
    private static double sure(double[] margins, boolean[] there, double least) {
        var order = order(margins);
        var right = 0;
        var at = margins[order[0]] + 1;
        for (int rank = 0; rank < order.length && margins[order[rank]] >= least; rank++) {
            right += there[order[rank]] ? 1 : 0;
            if (rank + 1 >= FEWEST && right >= SURE * (rank + 1)) {
                at = margins[order[rank]];
            }
        }
        return at;
    }

    private static int[] order(double[] margins) {
        return IntStream.range(0, margins.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -margins[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
