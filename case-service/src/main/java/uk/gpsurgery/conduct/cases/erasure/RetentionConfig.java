package uk.gpsurgery.conduct.cases.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long what is kept. The IG lead confirms each period. */
@ConfigMapping(prefix = "conduct.retention")
public interface RetentionConfig {

    /** After a case has ended without action against anybody. */
    @WithDefault("P90D")
    Period withoutAction();

    /** After a case has ended in which somebody was written to: twelve months of warning, and those of limitation. */
    @WithDefault("P2Y")
    Period withAction();
}
