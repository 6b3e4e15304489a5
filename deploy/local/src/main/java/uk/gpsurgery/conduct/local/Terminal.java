package uk.gpsurgery.conduct.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What the person in front of it reads, a whole line at a time; coloured only where somebody looks. */
public final class Terminal {

    /** What a colour means here. */
    enum Tone {
        GOOD("32"),
        LOOK("33"),
        BAD("31"),
        QUIET("2"),
        STRONG("1");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    private final PrintStream out;
    private final boolean colours;
    private final int width;

    Terminal(PrintStream out, boolean colours, int width) {
        this.out = out;
        this.colours = colours;
        this.width = width;
    }

    /** Standard output, as deploy/run has found it: whether it is a terminal, and how wide. */
    static Terminal ofThisProcess() {
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                Boolean.getBoolean("conduct.colours"),
                Math.max(80, Integer.getInteger("conduct.width", 120)));
    }

    /** Says nothing to anybody. */
    public static Terminal silent() {
        return new Terminal(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8), false, 120);
    }

    synchronized void say(String line) {
        out.println(line);
    }

    void say(Tone tone, String line) {
        say(in(tone, line));
    }

    /** A line of the start: what is up, how long it took, and where it is. */
    void up(String what, Duration took, String where) {
        say("  " + in(Tone.GOOD, "up") + "  "
                + String.format(Locale.ROOT, "%-20s %5.1f s  ", what, took.toMillis() / 1000.0)
                + in(Tone.QUIET, where));
    }

    String in(Tone tone, String words) {
        return colours ? "\u001b[" + tone.code + "m" + words + "\u001b[0m" : words;
    }

    int width() {
        return width;
    }

    /** At most so many characters of text that somebody else wrote, which may try to move the cursor. */
    static String excerpt(String text, int longest) {
        var plain = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT
                        && Character.getType(point) != Character.SURROGATE)
                .limit(longest + 1L)
                .forEach(plain::appendCodePoint);
        if (plain.codePointCount(0, plain.length()) <= longest) {
            return plain.toString();
        }
        return plain.substring(0, plain.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
