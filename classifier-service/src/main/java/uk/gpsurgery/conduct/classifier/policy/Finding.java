package uk.gpsurgery.conduct.classifier.policy;

import java.util.List;

/**
 * One reason to give a comment a label.
 *
 * @param rule id of the rule that saw it
 * @param sentence what staff read
 * @param score how likely it is right, 0 to 1
 * @param staff ids of the members of staff it is about
 */
public record Finding(
        Label label, String rule, String sentence, double score, Band band, List<Span> spans, List<String> staff) {}
