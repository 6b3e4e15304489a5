package uk.gpsurgery.conduct.notifier.letter;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** What the value of a field looks like. A value that looks otherwise could change more than its own place in a letter. */
public enum Form {
    /** Words in one line. */
    LINE("words in one line, without an NHS number") {
        @Override
        boolean fits(String value) {
            return !Words.nhsNumberIn(value);
        }
    },
    /** Points, one a line. */
    LINES("points, one a line, without an NHS number") {
        @Override
        boolean fits(String value) {
            return !Words.nhsNumberIn(value);
        }

        @Override
        Object printed(String value) {
            return value.lines()
                    .map(Words::oneLine)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    },
    /** A day, written for people: 22 November 2026. */
    DATE("a date such as 22 November 2026") {
        @Override
        boolean fits(String value) {
            try {
                return DAY.parse(value.strip()) != null;
            } catch (DateTimeException e) {
                return false;
            }
        }
    },
    /** An address on the web: nothing that a mail program would run. */
    LINK("an address that begins with https:// or http://") {
        @Override
        boolean fits(String value) {
            try {
                var link = new URI(value.strip());
                return link.getHost() != null && ("https".equals(link.getScheme()) || "http".equals(link.getScheme()));
            } catch (URISyntaxException e) {
                return false;
            }
        }
    };

    /** How the NHS writes dates. */
    public static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withResolverStyle(ResolverStyle.STRICT);

    private final String sentence;

    Form(String sentence) {
        this.sentence = sentence;
    }

    /** What is wanted, for whoever gave something else. */
    public String sentence() {
        return sentence;
    }

    abstract boolean fits(String value);

    /** As the template takes it: a line, or a list of lines. */
    Object printed(String value) {
        return Words.oneLine(value);
    }
}
