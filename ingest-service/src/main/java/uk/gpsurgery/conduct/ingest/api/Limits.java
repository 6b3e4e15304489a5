package uk.gpsurgery.conduct.ingest.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one caller may ask for. The default keeps a caller that has run wild from starving the others. */
@ConfigMapping(prefix = "conduct.ingest.limit")
public interface Limits {

    /** Requests a second that each caller may keep up. */
    @WithDefault("10000")
    int perSecond();

    /** Requests that a caller may send at once after it was quiet. */
    @WithDefault("20000")
    int atOnce();

    /** How long a request may take to be sent, to its last byte. */
    @WithDefault("60S")
    Duration patience();
}
