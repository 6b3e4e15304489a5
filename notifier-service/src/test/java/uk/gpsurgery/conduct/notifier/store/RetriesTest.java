package uk.gpsurgery.conduct.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

    private final Retries retries = new Retries() {
        @Override
        public Duration firstPause() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofDays(2);
        }
    };

    @ParameterizedTest
    @CsvSource({"PT0S, PT30S", "PT30S, PT30S", "PT1M, PT1M", "PT8M, PT8M", "PT59M, PT59M", "PT61M, PT1H", "P1D, PT1H"})
    void thePausesGrowWithTheWait(Duration waited, Duration pause) {
        assertThat(retries.pauseAfter(waited)).isEqualTo(pause);
    }
}
