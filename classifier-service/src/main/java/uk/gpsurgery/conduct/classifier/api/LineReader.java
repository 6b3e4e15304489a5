package uk.gpsurgery.conduct.classifier.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines of bytes, and no more of a line than it may have. Empty lines are passed over. */
final class LineReader {

    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    LineReader(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.longest = longest;
    }

    /** Goes to the next line; false when there is none. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        for (int sign = in.read(); sign >= 0; sign = in.read()) {
            if (sign == '\n') {
                if (line.size() > 0) {
                    return true;
                }
            } else if (line.size() >= longest) {
                tooLong = true;
            } else if (sign != '\r') {
                line.write(sign);
            }
        }
        return line.size() > 0;
    }

    boolean isTooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return line.toByteArray();
    }
}
