package uk.gpsurgery.conduct.ingest.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file read one line at a time, so that its size does not matter. */
public interface Lines {

    /** The next line that holds something; null at the end. */
    @Nullable
    Line next() throws IOException;

    /**
     * One line as JSON.
     *
     * @param number counted from 1, as an editor shows it
     * @param fault why it cannot be read at all; null when it can
     */
    record Line(int number, byte[] json, @Nullable String fault) {

        static Line unreadable(int number, String fault) {
            return new Line(number, new byte[0], fault);
        }
    }
}
