package uk.gpsurgery.conduct.classifier.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import uk.gpsurgery.conduct.classifier.rules.Reading;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;

/**
 * A comment in numbers.
 *
 * @param dense the encoder's mean over the comment, and its largest over the sentences
 * @param grams buckets of the comment's words, pairs of words and parts of words, in order
 * @param counts how often each of them stands there
 * @param facts rules that saw something, the platform, the stars
 * @param sentences the encoder's mean over each sentence, and the number of the sentence
 * @param cut whether the comment was longer than the encoder reads
 */
record Features(float[] dense, int[] grams, float[] counts, List<String> facts, List<Sentence> sentences, boolean cut) {

    static final int LAYERS = 3 * Encoder.WIDTH;
    static final int DENSE = 2 * LAYERS;
    static final int BUCKETS = 1 << 16;
    private static final int FEWEST_PIECES = 5;

    /** One sentence as the encoder sees it. */
    record Sentence(int number, float[] mean) {}

    static Features of(Reading reading, Encoder encoder) {
        var retelling = Retelling.of(reading);
        var encoded = encoder.encode(retelling.text());
        var sentences = sentences(encoded, retelling);
        var dense = new float[DENSE];
        mean(encoded, 0, encoded.pieces().count(), dense);
        Arrays.fill(dense, LAYERS, DENSE, Float.NEGATIVE_INFINITY);
        for (var sentence : sentences) {
            for (int i = 0; i < LAYERS; i++) {
                dense[LAYERS + i] = Math.max(dense[LAYERS + i], sentence.mean()[i]);
            }
        }
        var counted = grams(reading);
        var grams = counted.keySet().stream().mapToInt(Integer::intValue).toArray();
        var counts = new float[grams.length];
        for (int i = 0; i < grams.length; i++) {
            counts[i] = (float) (1 + Math.log(counted.getOrDefault(grams[i], 1)));
        }
        return new Features(
                dense,
                grams,
                counts,
                facts(reading),
                sentences,
                encoded.pieces().isCut());
    }

    private static void mean(Encoder.Encoded encoded, int from, int to, float[] into) {
        for (int layer = 0; layer < encoded.layers().size(); layer++) {
            var numbers = encoded.layers().get(layer);
            for (int i = 0; i < Encoder.WIDTH; i++) {
                var sum = 0f;
                for (int piece = from; piece < to; piece++) {
                    sum += numbers[piece * Encoder.WIDTH + i];
                }
                into[layer * Encoder.WIDTH + i] = sum / (to - from);
            }
        }
    }

    /** Sentences of a few pieces are taken together with the next. */
    private static List<Sentence> sentences(Encoder.Encoded encoded, Retelling retelling) {
        var sentences = new ArrayList<Sentence>();
        var pieces = encoded.pieces();
        var starts = retelling.starts();
        var last = pieces.count() - 1;
        var from = Math.min(1, last);
        var begun = 0;
        var current = 0;
        for (int piece = from; piece <= last; piece++) {
            var before = current;
            while (current + 1 < starts.size() && pieces.start(piece) >= starts.get(current + 1)) {
                current++;
            }
            if (piece == last || current > before && piece - from >= FEWEST_PIECES) {
                var mean = new float[LAYERS];
                mean(encoded, from, Math.max(piece, from + 1), mean);
                sentences.add(new Sentence(
                        starts.isEmpty() ? 0 : retelling.sentences().get(begun), mean));
                from = piece;
                begun = current;
            }
        }
        return sentences;
    }

    private static TreeMap<Integer, Integer> grams(Reading reading) {
        var grams = new TreeMap<Integer, Integer>();
        var before = "";
        for (int i = 0; i < reading.words().size(); i++) {
            var word = reading.words().get(i);
            var named = reading.staffWords().get(i)
                    ? "<staff>"
                    : reading.peopleWords().get(i) ? "<person>" : "";
            var text = !named.isEmpty() ? named : word.isNumber() ? "<number>" : word.text();
            add(grams, "w " + text);
            if (!before.isEmpty()) {
                add(grams, "p " + before + " " + text);
            }
            before = text;
            if (named.isEmpty() && !word.isNumber() && text.length() <= 40) {
                var edged = "^" + text + "$";
                for (int length = 3; length <= 5; length++) {
                    for (int from = 0; from + length <= edged.length(); from++) {
                        add(grams, edged.substring(from, from + length));
                    }
                }
            }
        }
        return grams;
    }

    private static void add(TreeMap<Integer, Integer> grams, String gram) {
        var hash = 0x811C9DC5;
        for (int i = 0; i < gram.length(); i++) {
            hash = (hash ^ gram.charAt(i)) * 0x01000193;
        }
        grams.merge((hash ^ hash >>> 16) & BUCKETS - 1, 1, Integer::sum);
    }

    private static List<String> facts(Reading reading) {
        var facts = new ArrayList<String>();
        for (var rule : RuleBook.inForce()) {
            if (!reading.seenBy(rule).isEmpty()) {
                facts.add(rule.label().code() + " by " + rule.id());
            }
        }
        facts.add("platform " + reading.comment().platform());
        facts.add("stars " + reading.comment().rating());
        facts.add("staff " + Math.min(2, reading.staff().size()));
        facts.add("person " + !reading.peopleWords().isEmpty());
        facts.add("language " + (reading.isEnglish() ? "en" : "other"));
        return facts;
    }
}
