package uk.gpsurgery.conduct.classifier.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import uk.gpsurgery.conduct.classifier.model.Model;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Verdict;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;
import uk.gpsurgery.conduct.classifier.wire.VerdictEvent.Found;

/** What a comment was found to be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassifyAnswer(
        List<String> labels,
        boolean referred,
        List<Found> findings,
        String route,
        String lang,
        String policyVersion,
        String modelVersion) {

    static ClassifyAnswer of(Verdict verdict, String text) {
        return new ClassifyAnswer(
                verdict.labels().stream().map(Label::code).toList(),
                verdict.referred(),
                verdict.findings().stream()
                        .map(finding -> Found.of(finding, text))
                        .toList(),
                verdict.route().code(),
                verdict.lang(),
                RuleBook.VERSION,
                Model.VERSION);
    }
}
