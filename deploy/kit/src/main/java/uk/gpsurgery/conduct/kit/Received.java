package uk.gpsurgery.conduct.kit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a reader meets it: it fits its contract and has been turned into the reader's own record.
 *
 * @param id the event's stable id, for the {@link Inbox}
 * @param trace the W3C trace context it came with, for {@link Traces}
 */
public record Received<T>(
        String id,
        String key,
        String correlation,
        Instant time,
        @Nullable String trace,
        T data) {}
