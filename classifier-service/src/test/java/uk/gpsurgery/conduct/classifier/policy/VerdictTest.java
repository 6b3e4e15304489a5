package uk.gpsurgery.conduct.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # labels                                      | route
            patient-identifiable                          | CASE
            photography                                   | CASE
            defamatory,staff-identified                   | CASE
            fraudulent                                    | CASE
            harassing                                     | CASE
            obscene                                       | CASE
            unlawful                                      | CASE
            embarrassing                                  | MODERATION
            inaccurate                                    | MODERATION
            staff-identified                              | MODERATION
            device-use                                    | MODERATION
            staff-identified,off-channel-review           | MODERATION
            off-channel-review                            | REDIRECT
            complaint,off-channel-review,staff-identified | COMPLAINT
            complaint,obscene                             | CASE
            safeguarding,obscene,complaint                | SAFEGUARDING
            """)
    void takesTheMostUrgentRouteOfItsLabels(String labels, Route route) {
        var found = Arrays.stream(labels.split(",")).map(Label::ofCode).toList();
        assertThat(Verdict.of(List.of(), found, false, "en").route()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"REVIEW, true, MODERATION", "CLEAR, false, NONE"})
    void aFindingTooWeakForALabelIsReferredOnlyInTheReviewBand(Band band, boolean referred, Route route) {
        var finding = new Finding(Label.OBSCENE, "rule", "A sentence", 0.3, band, List.of(), List.of());
        var verdict = Verdict.of(List.of(finding), List.of(), false, "en");
        assertThat(verdict.referred()).isEqualTo(referred);
        assertThat(verdict.route()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"pl", "ur-Latn"})
    void whatIsNotEnglishGoesToAPersonAndIsNeverPassedAsHarmless(String lang) {
        var verdict = Verdict.of(List.of(), List.of(), true, lang);
        assertThat(verdict.referred()).isTrue();
        assertThat(verdict.route()).isEqualTo(Route.MODERATION);
    }
}
