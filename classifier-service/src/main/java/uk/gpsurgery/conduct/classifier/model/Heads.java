package uk.gpsurgery.conduct.classifier.model;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import uk.gpsurgery.conduct.classifier.policy.Label;

/** A linear head a label over a comment's {@link Features}: every part of a comment adds its share to the margin. */
final class Heads {

    /** How much each kind of feature counts against the others; chosen by cross-validation. */
    private static final double DENSE_SHARE = Math.sqrt(1.0 / Features.LAYERS);

    private static final double LARGEST_SHARE = Math.sqrt(0.5 / Features.LAYERS);
    private static final double GRAM_SHARE = Math.sqrt(4.0);
    private static final double FACT_SHARE = Math.sqrt(0.15);
    private static final int FORMAT = 1;

    private final float[] means;
    private final float[] spreads;
    private final byte[] rarities;
    private final Map<String, Integer> facts;
    private final float[][] weights;
    private final float[] biases;

    /**
     * @param rarities inverse document frequency of each bucket, in sixteenths
     * @param weights for each label those of the dense numbers, then of the facts, then of the buckets
     */
    Heads(
            float[] means,
            float[] spreads,
            byte[] rarities,
            Map<String, Integer> facts,
            float[][] weights,
            float[] biases) {
        this.means = means;
        this.spreads = spreads;
        this.rarities = rarities;
        this.facts = facts;
        this.weights = weights;
        this.biases = biases;
    }

    /** A comment scaled: what the weights are multiplied with. */
    record Vector(float[] dense, int[] at, float[] values) {

        double dot(float[] weights) {
            var sum = 0.0;
            for (int i = 0; i < dense.length; i++) {
                sum += (double) dense[i] * weights[i];
            }
            for (int i = 0; i < at.length; i++) {
                sum += (double) values[i] * weights[at[i]];
            }
            return sum;
        }

        void addTo(float[] weights, double times) {
            for (int i = 0; i < dense.length; i++) {
                weights[i] += (float) (times * dense[i]);
            }
            for (int i = 0; i < at.length; i++) {
                weights[at[i]] += (float) (times * values[i]);
            }
        }

        double squared() {
            var sum = 0.0;
            for (var one : dense) {
                sum += (double) one * one;
            }
            for (var one : values) {
                sum += (double) one * one;
            }
            return sum;
        }
    }

    static int size(int facts) {
        return Features.DENSE + facts + Features.BUCKETS;
    }

    Vector vector(Features features) {
        return vector(features, means, spreads, rarities, facts);
    }

    static Vector vector(
            Features features, float[] means, float[] spreads, byte[] rarities, Map<String, Integer> known) {
        var dense = new float[Features.DENSE];
        for (int i = 0; i < dense.length; i++) {
            var share = i < Features.LAYERS ? DENSE_SHARE : LARGEST_SHARE;
            dense[i] = (float) (share * (features.dense()[i] - means[i]) / spreads[i]);
        }
        var present = features.facts().stream().filter(known::containsKey).toList();
        var at = new int[present.size() + features.grams().length];
        var values = new float[at.length];
        var count = 0;
        for (var fact : present) {
            at[count] = Features.DENSE + known.getOrDefault(fact, 0);
            values[count++] = (float) FACT_SHARE;
        }
        var length = 0.0;
        for (int i = 0; i < features.grams().length; i++) {
            at[count + i] = Features.DENSE + known.size() + features.grams()[i];
            values[count + i] = features.counts()[i] * rarities[features.grams()[i]] / 16f;
            length += (double) values[count + i] * values[count + i];
        }
        var scale = length == 0 ? 0 : GRAM_SHARE / Math.sqrt(length);
        for (int i = count; i < values.length; i++) {
            values[i] *= (float) scale;
        }
        return new Vector(dense, at, values);
    }

    double margin(Label label, Vector vector) {
        return vector.dot(weights[label.ordinal()]) + biases[label.ordinal()];
    }

    /** The share of a sentence's own words in the margin: by it the sentence that speaks most for a label is found. */
    double evidence(Label label, Features.Sentence sentence) {
        var sum = 0.0;
        var own = weights[label.ordinal()];
        for (int i = 0; i < Features.LAYERS; i++) {
            var largest =
                    LARGEST_SHARE * (sentence.mean()[i] - means[Features.LAYERS + i]) / spreads[Features.LAYERS + i];
            var mean = DENSE_SHARE * (sentence.mean()[i] - means[i]) / spreads[i];
            sum += own[i] * mean + own[Features.LAYERS + i] * largest;
        }
        return sum;
    }

    /** The facts it was trained with, in their order. */
    Map<String, Integer> facts() {
        return facts;
    }

    void write(OutputStream to) throws IOException {
        try (var out = new DataOutputStream(new GZIPOutputStream(to))) {
            out.writeInt(FORMAT);
            out.writeInt(facts.size());
            for (var fact : facts.keySet()) {
                out.writeUTF(fact);
            }
            out.write(rarities);
            for (int i = 0; i < Features.DENSE; i++) {
                out.writeFloat(means[i]);
                out.writeFloat(spreads[i]);
            }
            for (var label : Label.values()) {
                out.writeUTF(label.code());
                out.writeFloat(biases[label.ordinal()]);
                writeWeights(out, weights[label.ordinal()], Features.DENSE + facts.size());
            }
        }
    }

    /** The dense ones and the facts' as they are, those of the buckets in 8 bit. */
    private static void writeWeights(DataOutputStream out, float[] weights, int exact) throws IOException {
        for (int i = 0; i < exact; i++) {
            out.writeFloat(weights[i]);
        }
        var largest = 1e-9f;
        for (int i = exact; i < weights.length; i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        out.writeFloat(largest);
        for (int i = exact; i < weights.length; i++) {
            out.writeByte(Math.round(127 * weights[i] / largest));
        }
    }

    static Heads read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(from))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("heads of another format");
            }
            var facts = new LinkedHashMap<String, Integer>();
            var count = in.readInt();
            for (int i = 0; i < count; i++) {
                facts.put(in.readUTF(), i);
            }
            var rarities = in.readNBytes(Features.BUCKETS);
            var means = new float[Features.DENSE];
            var spreads = new float[Features.DENSE];
            for (int i = 0; i < Features.DENSE; i++) {
                means[i] = in.readFloat();
                spreads[i] = in.readFloat();
            }
            var weights = new float[Label.values().length][];
            var biases = new float[Label.values().length];
            for (var label : Label.values()) {
                if (!in.readUTF().equals(label.code())) {
                    throw new IOException("heads of other labels");
                }
                biases[label.ordinal()] = in.readFloat();
                weights[label.ordinal()] = readWeights(in, Features.DENSE + count);
            }
            return new Heads(means, spreads, rarities, facts, weights, biases);
        }
    }

    private static float[] readWeights(DataInputStream in, int exact) throws IOException {
        var weights = new float[exact + Features.BUCKETS];
        for (int i = 0; i < exact; i++) {
            weights[i] = in.readFloat();
        }
        var largest = in.readFloat();
        for (int i = exact; i < weights.length; i++) {
            weights[i] = in.readByte() * largest / 127;
        }
        return weights;
    }
}
