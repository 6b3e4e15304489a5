package uk.gpsurgery.conduct.classifier.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import uk.gpsurgery.conduct.classifier.Corpus;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.rules.Reading;

/**
 * Trains the heads on the corpus less its lockbox and writes {@code heads.bin.gz} and {@code calibration.properties} into
 * the folder it is given. The same corpus and rules give the same files on the same machine.
 *
 * <p>Each head is a linear support vector machine with squared hinge loss, by dual coordinate descent (Hsieh and others,
 * 2008) in a fixed order. What margins mean is learnt from comments that the head has not seen: five folds of blocks.
 */
public final class Train {

    private static final int FOLDS = 5;
    private static final int ROUNDS = 15;
    /** Chosen by the same folds among 1, 0.25 and 0.1. */
    private static final double COST = 0.25;

    private static final int BLOCK = 12;
    private static final int FEWEST = 2;

    private Train() {}

    private record Example(Corpus.Labelled comment, Features features, int fold) {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var encoder = Model.encoder();
        var examples = new ArrayList<Example>();
        for (var comment : Corpus.all()) {
            if (comment.part() != Corpus.Part.LOCKBOX) {
                var features = Features.of(Reading.of(comment.comment(), comment.directory()), encoder);
                examples.add(new Example(comment, features, fold(comment.id())));
            }
        }
        System.out.println(examples.size() + " comments encoded");

        var calibration = calibrated(examples);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("calibration.properties"), calibration, UTF_8);
        try (var out = Files.newOutputStream(folder.resolve("heads.bin.gz"))) {
            trained(examples).write(out);
        }
    }

    /** Comments of one block are always in one fold. */
    private static int fold(String id) {
        var block = id.charAt(0) + "-" + (Integer.parseInt(id.substring(1)) - 1) / BLOCK;
        return Math.floorMod(block.hashCode() * 0x9E3779B1 >>> 7, FOLDS);
    }

    private static Heads trained(List<Example> examples) {
        var means = new float[Features.DENSE];
        var spreads = new float[Features.DENSE];
        measure(examples, means, spreads);
        var rarities = rarities(examples);
        var facts = new LinkedHashMap<String, Integer>();
        var names = new TreeSet<String>();
        examples.forEach(one -> names.addAll(one.features().facts()));
        names.forEach(name -> facts.put(name, facts.size()));
        var vectors = examples.stream()
                .map(one -> Heads.vector(one.features(), means, spreads, rarities, facts))
                .toList();
        var weights = new float[Label.values().length][];
        var biases = new float[Label.values().length];
        IntStream.range(0, Label.values().length).parallel().forEach(label -> {
            var own = new float[Heads.size(facts.size())];
            biases[label] = descend(examples, vectors, Label.values()[label], own);
            weights[label] = own;
        });
        return new Heads(means, spreads, rarities, facts, weights, biases);
    }

    private static float descend(List<Example> examples, List<Heads.Vector> vectors, Label label, float[] weights) {
        var alpha = new double[examples.size()];
        var squared = vectors.stream().mapToDouble(Heads.Vector::squared).toArray();
        var slack = 1 / (2 * COST);
        var bias = 0.0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < examples.size(); step++) {
                // A fixed order that visits every comment once a round, far from its neighbours.
                var i = (int) ((long) step * 1597 % examples.size());
                var sign = examples.get(i).comment().labels().contains(label) ? 1 : -1;
                var gradient = sign * (vectors.get(i).dot(weights) + bias) - 1 + alpha[i] * slack;
                var next = Math.max(0, alpha[i] - gradient / (squared[i] + 1 + slack));
                var change = (next - alpha[i]) * sign;
                if (change != 0) {
                    vectors.get(i).addTo(weights, change);
                    bias += change;
                    alpha[i] = next;
                }
            }
        }
        return (float) bias;
    }

    private static void measure(List<Example> examples, float[] means, float[] spreads) {
        for (int i = 0; i < means.length; i++) {
            var sum = 0.0;
            var squares = 0.0;
            for (var example : examples) {
                var number = example.features().dense()[i];
                sum += number;
                squares += (double) number * number;
            }
            var mean = sum / examples.size();
            means[i] = (float) mean;
            spreads[i] = (float) Math.sqrt(Math.max(1e-12, squares / examples.size() - mean * mean));
        }
    }

    /** A part of a word that stands in one comment alone teaches nothing. */
    private static byte[] rarities(List<Example> examples) {
        var holders = new int[Features.BUCKETS];
        for (var example : examples) {
            for (var gram : example.features().grams()) {
                holders[gram]++;
            }
        }
        var rarities = new byte[Features.BUCKETS];
        for (int i = 0; i < rarities.length; i++) {
            rarities[i] = holders[i] < FEWEST
                    ? 0
                    : (byte) Math.min(127, Math.round(16 * Math.log((double) examples.size() / holders[i])));
        }
        return rarities;
    }

    /** Only comments like those of the lockbox: where labels are rarer or commoner, thresholds lie elsewhere. */
    private static String calibrated(List<Example> all) {
        var examples =
                all.stream().filter(one -> one.comment().isLikeTheLockbox()).toList();
        var unseen = new double[Label.values().length][examples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            var held = fold;
            var heads = trained(all.stream().filter(one -> one.fold() != held).toList());
            for (int i = 0; i < examples.size(); i++) {
                if (examples.get(i).fold() == held) {
                    var vector = heads.vector(examples.get(i).features());
                    for (var label : Label.values()) {
                        unseen[label.ordinal()][i] = heads.margin(label, vector);
                    }
                }
            }
        }
        var thresholds = new Thresholds(
                examples.stream().map(one -> one.comment().labels()).toList(), unseen);
        System.out.println(thresholds.scores().table("unseen in five folds"));
        return thresholds.text();
    }
}
