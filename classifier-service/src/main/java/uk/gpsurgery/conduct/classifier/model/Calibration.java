package uk.gpsurgery.conduct.classifier.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import uk.gpsurgery.conduct.classifier.policy.Label;

/** What margins mean: their probability, and from where on they count. Read from {@code model/calibration.properties}. */
final class Calibration {

    private final Properties numbers;

    private Calibration(Properties numbers) {
        this.numbers = numbers;
    }

    static Calibration read(InputStream in) throws IOException {
        var numbers = new Properties();
        numbers.load(in);
        return new Calibration(numbers);
    }

    double probability(Label label, double margin) {
        return 1 / (1 + Math.exp(-(number(label, "slope") * margin + number(label, "offset"))));
    }

    /** From here on a person looks. */
    double review(Label label) {
        return number(label, "review");
    }

    /** From here on the comment has the label. */
    double labelled(Label label) {
        return number(label, "labelled");
    }

    /** From here on nobody needs to look. */
    double stands(Label label) {
        return number(label, "stands");
    }

    /** From here on a person looks at a comment that has no label: the chance that it should have one, whichever. */
    double doubtful() {
        return number("any.review");
    }

    private double number(Label label, String name) {
        return number(label.code() + "." + name);
    }

    private double number(String name) {
        var number = numbers.getProperty(name);
        if (number == null) {
            throw new IllegalStateException("model/calibration.properties lacks " + name);
        }
        return Double.parseDouble(number);
    }
}
