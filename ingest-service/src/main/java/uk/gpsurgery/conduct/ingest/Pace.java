package uk.gpsurgery.conduct.ingest;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a platform is asked: what each of them has among its settings. */
public interface Pace {

    /** How long one call may take to connect, and again to answer. */
    @WithDefault("10S")
    Duration patience();

    /** How long it is left alone after it did not answer, or said that it is asked too much but not for how long. */
    @WithDefault("1M")
    Duration rest();

    /** How many actions a minute are carried out there for one practice; more wait for their turn. */
    @WithDefault("60")
    int perMinute();
}
