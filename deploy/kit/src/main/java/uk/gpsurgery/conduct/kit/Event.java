package uk.gpsurgery.conduct.kit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell on a topic.
 *
 * @param topic name of the contract, such as {@code orders.v1}, without the installation's prefix
 * @param key what orders it: events of one key are read in the order they were written
 * @param id stable: the same thing told twice has the same id ({@link StableId})
 * @param correlation ties log lines of all services to the request that began it
 * @param time when it happened, UTC
 * @param data a record that fits the topic's contract; null takes the key off a compacted topic
 */
public record Event(
        String topic,
        String key,
        String id,
        String correlation,
        Instant time,
        @Nullable Object data) {}
