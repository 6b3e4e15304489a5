package uk.gpsurgery.conduct.classifier;

import java.util.ArrayList;
import java.util.List;
import uk.gpsurgery.conduct.classifier.policy.Band;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.policy.Finding;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Span;
import uk.gpsurgery.conduct.classifier.policy.Verdict;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.rules.Reading;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;
import uk.gpsurgery.conduct.classifier.rules.Sighting;
import uk.gpsurgery.conduct.classifier.text.Language;

/** From a comment to its verdict. The same comment under the same directory always gets the same one. */
public final class Classifier {

    public static final String MODEL_VERSION = "rules-1";

    private static final double STANDS = 0.8;
    private static final double LABELLED = 0.45;
    private static final int MOST_SPANS = 20;

    private Classifier() {}

    public static Verdict verdict(Comment comment, Directory directory) {
        var reading = Reading.of(comment, directory);
        var findings = new ArrayList<Finding>();
        for (var rule : RuleBook.inForce()) {
            var places = rule.places().apply(reading);
            if (!places.isEmpty()) {
                findings.add(new Finding(
                        rule.label(),
                        rule.id(),
                        rule.sentence(),
                        rule.score(),
                        band(rule.label(), rule.score()),
                        spans(reading, places),
                        staff(places)));
            }
        }
        var labels = findings.stream()
                .filter(finding -> finding.score() >= LABELLED)
                .map(Finding::label)
                .distinct()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .toList();
        return Verdict.of(
                List.copyOf(findings), labels, !reading.language().equals(Language.ENGLISH), reading.language());
    }

    private static Band band(Label label, double score) {
        if (score >= STANDS && !label.alwaysForAPerson()) {
            return Band.AUTO;
        }
        return score >= LABELLED / 2 ? Band.REVIEW : Band.CLEAR;
    }

    private static List<Span> spans(Reading reading, List<Sighting> places) {
        var words = reading.words();
        if (words.size() == 0) {
            return List.of();
        }
        return places.stream()
                .limit(MOST_SPANS)
                .map(place -> new Span(
                        words.get(place.from()).start(),
                        words.get(place.to() - 1).end()))
                .toList();
    }

    private static List<String> staff(List<Sighting> places) {
        return places.stream()
                .flatMap(place -> place.staff().stream())
                .distinct()
                .toList();
    }
}
