package uk.gpsurgery.conduct.notifier.answer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Period;
import java.util.Optional;

/** How patients answer letters by a link. */
@ConfigMapping(prefix = "conduct.notifier.answers")
public interface AnswersConfig {

    /** This service as patients reach it from outside; without one, letters have no links. */
    Optional<URI> address();

    /** Base64 of 32 random bytes: signs the links. Has no default; with a new one, links in old letters end. */
    String signKey();

    /** How long the links of a letter work. */
    @WithDefault("P28D")
    Period valid();

    /** The largest attachment. */
    @WithDefault("3M")
    MemorySize attachment();
}
