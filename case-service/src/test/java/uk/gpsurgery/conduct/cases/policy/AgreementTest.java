package uk.gpsurgery.conduct.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # suspected                      | judged               | clauses
            defamatory                       | defamatory           | P7=AGREED
            defamatory staff-identified      | defamatory           | P5=OVERRULED P7=AGREED
            defamatory                       | harassing            | P3=MISSED P7=OVERRULED
            obscene                          | harassing            | P3=AGREED
            defamatory                       | -                    | P7=OVERRULED
            complaint                        | complaint            | X1=AGREED
            """)
    void isOfEveryClauseThatEitherNames(String suspected, String judged, String clauses) {
        assertThat(Agreement.of(labels(suspected), labels(judged)).entrySet().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(clauses);
    }

    private static Set<Label> labels(@org.jspecify.annotations.Nullable String words) {
        return words == null
                ? Set.of()
                : Arrays.stream(words.split(" ")).map(Label::of).collect(Collectors.toSet());
    }
}
