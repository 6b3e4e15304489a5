package uk.gpsurgery.conduct.local;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something inside this process that can be stopped and started again on the same data, as a story needs it. */
public final class Part<T extends AutoCloseable> {

    /** Opens it on its folder. */
    @FunctionalInterface
    interface Opening<T> {
        T open() throws IOException;
    }

    private final String name;
    private final Opening<T> opening;
    private @Nullable T open;
    private boolean closed;

    Part(String name, Opening<T> opening) {
        this.name = name;
        this.opening = opening;
    }

    public synchronized void start() throws IOException {
        if (open == null && !closed) {
            open = opening.open();
        }
    }

    public synchronized void stop() {
        var stopping = open;
        open = null;
        if (stopping != null) {
            try {
                stopping.close();
            } catch (Exception e) {
                throw new IllegalStateException(name + " did not stop", e);
            }
        }
    }

    /** Stops it for good: a start that is under way is waited for, and none comes after. */
    synchronized void close() {
        closed = true;
        stop();
    }

    public synchronized T get() {
        var running = open;
        if (running == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return running;
    }
}
