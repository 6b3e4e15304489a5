package uk.gpsurgery.conduct.kit;

import org.jspecify.annotations.Nullable;

/** Takes each row of a compacted topic as it is told, and again whenever it changes. */
@FunctionalInterface
public interface Row<T> {

    /** The newest value of a key; null when the key has been taken off. */
    void told(String key, @Nullable T value);
}
