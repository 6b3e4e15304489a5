package uk.gpsurgery.conduct.notifier.letter;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes strangers' words safe to set in a letter or a header. */
public final class Words {

    /** Controls, line and paragraph ends, and the signs that turn the direction of writing. */
    private static final Pattern NOT_PRINTED = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]+");

    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Ten digits alone or as 3-3-4; issued NHS numbers do not begin with 0, telephone numbers do. */
    private static final Pattern TEN_DIGITS = Pattern.compile("(?<![\\d+])[1-9]\\d{2}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)");

    private Words() {}

    /** The words in one line, without signs that nobody sees. */
    public static String oneLine(String words) {
        var printed = NOT_PRINTED.matcher(words).replaceAll(" ");
        // RFC 2047: in a header, what begins so would be decoded into other words.
        return SPACES.matcher(printed.replace("=?", "= ?")).replaceAll(" ").strip();
    }

    /** The words line by line, each without signs that nobody sees; empty lines fall away. */
    public static String lines(String words) {
        return words.lines().map(Words::oneLine).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The words paragraph by paragraph, each in one line without signs that nobody sees. */
    public static String paragraphs(String words) {
        return Arrays.stream(BLANK_LINE.split(words))
                .map(Words::oneLine)
                .filter(paragraph -> !paragraph.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** True when ten digits with a right check digit stand in the words: an email is no place for an NHS number. */
    static boolean nhsNumberIn(String words) {
        return TEN_DIGITS
                .matcher(words)
                .results()
                .anyMatch(found -> checks(found.group().replaceAll("\\D", "")));
    }

    /** Modulus 11 as in the NHS Data Dictionary: weights 10 to 2, and 11 less the remainder is the tenth digit. */
    private static boolean checks(String digits) {
        var sum = IntStream.range(0, 9)
                .map(place -> (10 - place) * Character.digit(digits.charAt(place), 10))
                .sum();
        return (11 - sum % 11) % 11 == Character.digit(digits.charAt(9), 10);
    }
}
