package uk.gpsurgery.conduct.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A caller's share, with a clock of its own. */
class BucketTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void aFullBucketIsTakenAtOnceAndThenDropByDrop() {
        var bucket = new Bucket(2, 3, 0);

        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(SECOND / 2)).isZero();
        assertThat(bucket.take(SECOND / 2)).isPositive();
    }

    @Test
    void aQuietCallerSavesNoMoreThanTheBucketHolds() {
        var bucket = new Bucket(100, 2, 0);

        assertThat(bucket.take(3600 * SECOND)).isZero();
        assertThat(bucket.take(3600 * SECOND)).isZero();
        assertThat(bucket.take(3600 * SECOND)).isPositive();
    }

    @Test
    void aSlowShareSaysHowLongToWait() {
        var bucket = new Bucket(1, 1, 0);
        bucket.take(0);

        assertThat(bucket.take(0)).isEqualTo(Duration.ofSeconds(1));
    }
}
