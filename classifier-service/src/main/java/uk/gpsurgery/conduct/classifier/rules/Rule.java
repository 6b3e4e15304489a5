package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;
import java.util.function.Function;
import uk.gpsurgery.conduct.classifier.policy.Label;

/**
 * One way to see that a comment is what a label says.
 *
 * @param id stays, as it is on record in verdicts
 * @param sentence what staff read
 * @param score how often it is right, 0 to 1
 * @param places where it is seen; none when it is not
 */
public record Rule(Label label, String id, String sentence, double score, Function<Reading, List<Sighting>> places) {

    private static final double CERTAIN = 0.9;

    /** Whether what it sees needs no second opinion. */
    public boolean isCertain() {
        return score >= CERTAIN;
    }

    static Rule of(Label label, String id, String sentence, double score, Function<Reading, List<Sighting>> places) {
        return new Rule(label, id, sentence, score, places);
    }
}
