package uk.gpsurgery.conduct.classifier.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All findings on a comment and what follows from them.
 *
 * @param labels those whose findings are past the label's threshold, in the order of their codes
 * @param referred whether a person is to look
 * @param lang language the comment is written in, BCP 47
 */
public record Verdict(List<Label> labels, List<Finding> findings, boolean referred, Route route, String lang) {

    /**
     * The verdict that the findings add up to.
     *
     * @param unsure whether a person is to look whatever was found, as when the language is not English
     */
    public static Verdict of(List<Finding> findings, List<Label> labels, boolean unsure, String lang) {
        var doubts = findings.stream()
                .filter(finding -> finding.band() == Band.REVIEW)
                .toList();
        var moderated = unsure || doubts.stream().anyMatch(doubt -> !labels.contains(doubt.label()));
        var route = Stream.concat(
                        labels.stream().map(Label::route), Stream.of(moderated ? Route.MODERATION : Route.NONE))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Verdict(labels, findings, unsure || !doubts.isEmpty(), route, lang);
    }
}
