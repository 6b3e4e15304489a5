package uk.gpsurgery.conduct.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from | until | it is                | quiet until
            20:00  | 08:00 | 2026-11-22T07:59:59Z | 2026-11-22T08:00:00Z
            20:00  | 08:00 | 2026-11-22T08:00:00Z |
            20:00  | 08:00 | 2026-11-22T19:59:59Z |
            20:00  | 08:00 | 2026-11-22T20:00:00Z | 2026-11-23T08:00:00Z
            # In summer London is an hour ahead.
            20:00  | 08:00 | 2026-07-01T06:59:59Z | 2026-07-01T07:00:00Z
            20:00  | 08:00 | 2026-07-01T19:00:00Z | 2026-07-02T07:00:00Z
            # The night in which the clocks go forward is an hour short.
            20:00  | 08:00 | 2027-03-27T21:00:00Z | 2027-03-28T07:00:00Z
            12:00  | 13:00 | 2026-11-22T12:30:00Z | 2026-11-22T13:00:00Z
            12:00  | 13:00 | 2026-11-22T13:00:00Z |
            12:00  | 13:00 | 2026-11-22T03:00:00Z |
            # The same time twice: never.
            20:00  | 20:00 | 2026-11-22T20:00:00Z |
            20:00  | 20:00 | 2026-11-22T03:00:00Z |
            """, delimiter = '|')
    void lettersToPatientsWaitForTheMorning(LocalTime from, LocalTime until, Instant now, @Nullable Instant end) {
        assertThat(new Quiet(from, until).endOfQuiet(now)).isEqualTo(Optional.ofNullable(end));
    }

    private record Quiet(LocalTime quietFrom, LocalTime quietUntil) implements Brakes {

        @Override
        public Duration undoWindow() {
            return Duration.ZERO;
        }

        @Override
        public OptionalInt lettersAMinute() {
            return OptionalInt.empty();
        }

        @Override
        public int aDayToOne() {
            return 1;
        }

        @Override
        public int adverseAnHour() {
            return 1;
        }
    }
}
