package uk.gpsurgery.conduct.kit;

import java.time.Instant;

/**
 * An event as a reader meets it: it fits its contract and has been turned into the reader's own record.
 *
 * @param id the event's stable id, for the {@link Inbox}
 */
public record Received<T>(String id, String key, String correlation, Instant time, T data) {}
