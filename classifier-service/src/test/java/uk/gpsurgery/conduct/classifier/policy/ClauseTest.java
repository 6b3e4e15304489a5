package uk.gpsurgery.conduct.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClauseTest {

    @ParameterizedTest
    @EnumSource
    void quotesThePolicyWordForWord(Clause clause) throws IOException {
        try (var in = Clause.class.getResourceAsStream("/social-media-patient-policy.txt")) {
            var policy = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(policy).contains(clause.quote());
        }
    }
}
