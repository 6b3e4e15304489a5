package uk.gpsurgery.conduct.ingest.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How pictures and videos are fetched that a case needs as evidence. */
@ConfigMapping(prefix = "conduct.ingest.media")
public interface MediaConfig {

    /** The largest that is fetched. */
    @WithDefault("20M")
    MemorySize largest();

    /** How long all of it may take. */
    @WithDefault("20S")
    Duration patience();

    /** Hosts of the practice's own that may be asked though their addresses are private. */
    Optional<Set<String>> ownHosts();

    /** Where attachments of incidents are kept: a folder that every replica sees and that is backed up. Without it none are. */
    Optional<String> folder();
}
