package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. */
public final class JsonLines implements Lines {

    /** The longest comment with every sign escaped, and room for its links. */
    private static final int LONGEST = 512 * 1024;

    private final InputStream in;
    private int number;

    public JsonLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (true) {
            var line = new ByteArrayOutputStream();
            var length = 0;
            int one;
            for (one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
                if (++length <= LONGEST) {
                    line.write(one);
                }
            }
            number++;
            if (length > LONGEST) {
                return Line.unreadable(number, "must be at most " + LONGEST + " bytes long");
            }
            if (!line.toString(UTF_8).isBlank()) {
                return new Line(number, line.toByteArray(), null);
            }
            if (one < 0) {
                return null;
            }
        }
    }
}
