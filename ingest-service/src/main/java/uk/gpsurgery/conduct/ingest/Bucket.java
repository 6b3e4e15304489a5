package uk.gpsurgery.conduct.ingest;

import java.time.Duration;

/** A share: drops fall in evenly, each request takes one out, and more than the bucket holds runs over. */
public final class Bucket {

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double size;
    private double drops;
    private long filledAt;

    /** Full; times are of {@link System#nanoTime}. */
    public Bucket(double perSecond, int size, long now) {
        this.perSecond = perSecond;
        this.size = size;
        this.drops = size;
        this.filledAt = now;
    }

    /** Zero when one was taken; else how long until there is one, in whole seconds as {@code Retry-After} says it. */
    public synchronized Duration take(long now) {
        drops = Math.min(size, drops + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (drops >= 1) {
            drops--;
            return Duration.ZERO;
        }
        return Duration.ofSeconds((long) Math.ceil((1 - drops) / perSecond));
    }
}
