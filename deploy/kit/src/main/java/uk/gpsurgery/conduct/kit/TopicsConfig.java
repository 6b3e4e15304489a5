package uk.gpsurgery.conduct.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How topics are read and written. The broker itself is set by {@code kafka.*}, as the Kafka client names things. */
@ConfigMapping(prefix = "conduct.topics")
public interface TopicsConfig {

    /** Put before every topic's name, so that several installations can share a broker. */
    @WithDefault("")
    Optional<String> namePrefix();

    /** The prefix, empty when there is none. */
    default String prefix() {
        return namePrefix().orElse("");
    }

    /** The most records taken in one transaction. */
    @WithDefault("200")
    int batch();

    /** How long to wait before trying again when a machine is away; doubles up to {@link #longestWait()}. */
    @WithDefault("0.5S")
    Duration firstWait();

    @WithDefault("10S")
    Duration longestWait();

    /** How long a writer waits for the broker; the whole of a delivery may take twice as long. */
    @WithDefault("4S")
    Duration patience();

    /** Name of this replica. With one, a killed replica's partitions wait for it instead of being rebalanced. */
    Optional<String> instance();
}
