package uk.gpsurgery.conduct.classifier.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import uk.gpsurgery.conduct.classifier.policy.Band;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.rules.Reading;

/** How likely each label is, by the encoder, the heads trained on it and what the rules saw. */
public final class Model {

    /** Of these weights; a new one with every training. */
    public static final String VERSION = "bge-small-heads-5";

    private static final String HEADS = "/model/heads.bin.gz";
    private static final String CALIBRATION = "/model/calibration.properties";
    /** The encoder's library needs more stack while it starts than a thread usually has (seen with 1.29: SIGSEGV). */
    private static final long STACK_BYTES = 32L << 20;

    private final Encoder encoder;
    private final Heads heads;
    private final Calibration calibration;

    private Model(Encoder encoder, Heads heads, Calibration calibration) {
        this.encoder = encoder;
        this.heads = heads;
        this.calibration = calibration;
    }

    /** The files in the module; refuses with a sentence when one is missing or damaged. */
    public static Model load() {
        return new Model(encoder(), heads(), calibration());
    }

    /**
     * What the model makes of a comment.
     *
     * @param sentence number of the sentence that speaks most for each label
     * @param cut whether the comment was too long for all of it to be read
     */
    public record Opinion(Map<Label, Double> probability, Map<Label, Integer> sentence, boolean cut) {}

    public Opinion opinionOn(Reading reading) {
        var features = Features.of(reading, encoder);
        var vector = heads.vector(features);
        var probability = new EnumMap<Label, Double>(Label.class);
        var sentence = new EnumMap<Label, Integer>(Label.class);
        for (var label : Label.values()) {
            probability.put(label, calibration.probability(label, heads.margin(label, vector)));
            sentence.put(
                    label,
                    features.sentences().stream()
                            .max(Comparator.comparingDouble(one -> heads.evidence(label, one)))
                            .orElseThrow()
                            .number());
        }
        return new Opinion(probability, sentence, features.cut());
    }

    /** Where a probability puts a label; what is always for a person never stands by itself. */
    public Band band(Label label, double probability) {
        if (probability >= calibration.stands(label) && !label.alwaysForAPerson()) {
            return Band.AUTO;
        }
        return probability >= calibration.review(label) ? Band.REVIEW : Band.CLEAR;
    }

    /** Whether a comment of that probability has the label. */
    public boolean isLabelled(Label label, double probability) {
        return probability >= calibration.labelled(label);
    }

    /** Whether the labels that it does not have are, taken together, too likely for nobody to look. */
    public boolean isDoubtful(Map<Label, Double> probabilities) {
        var harmless = probabilities.entrySet().stream()
                .filter(one -> !isLabelled(one.getKey(), one.getValue()))
                .mapToDouble(one -> 1 - one.getValue())
                .reduce(1, (all, one) -> all * one);
        return 1 - harmless >= calibration.doubtful();
    }

    /** The probability, or the least with which a comment has the label. */
    public double atLeastLabelled(Label label, double probability) {
        return Math.max(calibration.labelled(label), probability);
    }

    static Encoder encoder() {
        var loading = new FutureTask<>(Encoder::load);
        new Thread(null, loading, "loads the encoder", STACK_BYTES).start();
        try {
            return loading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the encoder does not load", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the encoder was loaded", e);
        }
    }

    private static Heads heads() {
        try (var in = open(HEADS)) {
            return Heads.read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the model's file " + HEADS + " is damaged: put the packaged one back", e);
        }
    }

    private static Calibration calibration() {
        try (var in = open(CALIBRATION)) {
            return Calibration.read(in);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the model's file " + CALIBRATION + " is damaged: put the packaged one back", e);
        }
    }

    private static InputStream open(String name) {
        var in = Model.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the model's file " + name + " is missing: put the packaged one back");
        }
        return in;
    }
}
