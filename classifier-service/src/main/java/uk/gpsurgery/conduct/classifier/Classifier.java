package uk.gpsurgery.conduct.classifier;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import uk.gpsurgery.conduct.classifier.model.Model;
import uk.gpsurgery.conduct.classifier.policy.Band;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.policy.Finding;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Span;
import uk.gpsurgery.conduct.classifier.policy.Verdict;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.rules.Reading;
import uk.gpsurgery.conduct.classifier.rules.Rule;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;
import uk.gpsurgery.conduct.classifier.rules.Sighting;

/**
 * From a comment to its verdict: the rules see, the model weighs what they saw with how the comment is worded. The same
 * comment under the same directory always gets the same verdict.
 */
@Singleton
public final class Classifier {

    private static final String BY_THE_MODEL = "wording";
    private static final int MOST_SPANS = 20;

    private final Model model;

    Classifier() {
        this.model = Model.load();
    }

    public Verdict verdict(Comment comment, Directory directory) {
        var reading = Reading.of(comment, directory);
        var opinion = model.opinionOn(reading);
        var probabilities = new EnumMap<Label, Double>(Label.class);
        for (var label : Label.values()) {
            probabilities.put(label, probability(opinion, label, reading));
        }
        var doubtful = model.isDoubtful(probabilities);
        var findings = new ArrayList<Finding>();
        var labels = new ArrayList<Label>();
        probabilities.forEach((label, probability) -> {
            var seen = seen(reading, label);
            var band = band(label, probability, doubtful);
            seen.forEach(rule -> findings.add(finding(rule, reading, probability, band)));
            if (seen.isEmpty() && band != Band.CLEAR) {
                findings.add(finding(label, reading, opinion, probability, band));
            }
            if (model.isLabelled(label, probability) && !isGuessed(label, seen, reading)) {
                labels.add(label);
            }
        });
        labels.sort(Comparator.comparing(Label::code));
        var unsure = doubtful || opinion.cut() || !reading.isEnglish();
        return Verdict.of(List.copyOf(findings), List.copyOf(labels), unsure, reading.language());
    }

    /** A mere possibility is for a person when the comment as a whole is, and always when somebody may be in danger. */
    private Band band(Label label, double probability, boolean doubtful) {
        var band = model.band(label, probability);
        var merelyPossible = band == Band.REVIEW && !model.isLabelled(label, probability);
        return merelyPossible && !doubtful && label != Label.SAFEGUARDING ? Band.CLEAR : band;
    }

    /** In other languages wording alone was right about danger 3 times in 7, and a person reads those comments anyway. */
    private static boolean isGuessed(Label label, List<Rule> seen, Reading reading) {
        return label == Label.SAFEGUARDING && seen.isEmpty() && !reading.isEnglish();
    }

    private static List<Rule> seen(Reading reading, Label label) {
        return RuleBook.inForce().stream()
                .filter(rule -> rule.label() == label && !reading.seenBy(rule).isEmpty())
                .toList();
    }

    private double probability(Model.Opinion opinion, Label label, Reading reading) {
        return rounded(
                label == Label.OFF_CHANNEL_REVIEW ? ofReview(opinion, reading) : certainOr(opinion, label, reading));
    }

    /** What complains of the service anywhere but on the NHS website is a review in the wrong place, and there none is. */
    private double ofReview(Model.Opinion opinion, Reading reading) {
        if (reading.onTheNhsWebsite()) {
            return 0;
        }
        var review = certainOr(opinion, Label.OFF_CHANNEL_REVIEW, reading);
        var complaint = certainOr(opinion, Label.COMPLAINT, reading);
        return model.isLabelled(Label.COMPLAINT, complaint)
                ? Math.max(review, model.atLeastLabelled(Label.OFF_CHANNEL_REVIEW, complaint))
                : review;
    }

    /** A rule that is as good as always right needs no second opinion. */
    private static double certainOr(Model.Opinion opinion, Label label, Reading reading) {
        var weighed = Objects.requireNonNull(opinion.probability().get(label));
        return seen(reading, label).stream()
                .filter(Rule::isCertain)
                .map(Rule::score)
                .reduce(weighed, Math::max);
    }

    private static Finding finding(Rule rule, Reading reading, double probability, Band band) {
        var places = reading.seenBy(rule);
        var staff = places.stream()
                .flatMap(place -> place.staff().stream())
                .distinct()
                .toList();
        return new Finding(rule.label(), rule.id(), rule.sentence(), probability, band, spans(reading, places), staff);
    }

    /** No rule saw it; the sentence of the comment that speaks most for it is shown. */
    private static Finding finding(Label label, Reading reading, Model.Opinion opinion, double probability, Band band) {
        var sentence = Objects.requireNonNull(opinion.sentence().get(label));
        return new Finding(
                label,
                BY_THE_MODEL,
                "The wording is like that of comments that people have found to be " + label.words(),
                probability,
                band,
                spans(reading, reading.sentence(sentence)),
                List.of());
    }

    private static List<Span> spans(Reading reading, List<Sighting> places) {
        var words = reading.words();
        return places.stream()
                .filter(place -> place.to() > place.from())
                .limit(MOST_SPANS)
                .map(place -> new Span(
                        words.get(place.from()).start(),
                        words.get(place.to() - 1).end()))
                .toList();
    }

    private static double rounded(double probability) {
        return Math.round(10_000 * probability) / 10_000.0;
    }
}
