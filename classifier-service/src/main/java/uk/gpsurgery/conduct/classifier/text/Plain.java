package uk.gpsurgery.conduct.classifier.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text without its disguise: lower case, compatibility forms resolved, invisible signs and accents dropped, look-alike
 * letters of other scripts read as what they look like. Every sign knows where it stood in the original.
 */
final class Plain {

    private static final String LOOK_ALIKES =
            "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqһhґrпnгrүyӏlςcαaβbεeιiκkνvοoρpτtυuχxγyηnωwđdłløoıiʟlɡgɑaʙb";

    private final char[] signs;
    private final int[] starts;
    private final int[] ends;
    private final int length;

    private Plain(char[] signs, int[] starts, int[] ends, int length) {
        this.signs = signs;
        this.starts = starts;
        this.ends = ends;
        this.length = length;
    }

    static Plain of(String original) {
        var signs = new char[original.length() + 16];
        var starts = new int[signs.length];
        var ends = new int[signs.length];
        var length = 0;
        var readsLatin = readsLatin(original);
        for (int at = 0; at < original.length(); ) {
            var point = original.codePointAt(at);
            var next = at + Character.charCount(point);
            var shown = shown(point, readsLatin);
            if (length + shown.length() > signs.length) {
                signs = Arrays.copyOf(signs, 2 * signs.length + shown.length());
                starts = Arrays.copyOf(starts, signs.length);
                ends = Arrays.copyOf(ends, signs.length);
            }
            for (int i = 0; i < shown.length(); i++) {
                signs[length] = shown.charAt(i);
                starts[length] = at;
                ends[length++] = next;
            }
            at = next;
        }
        return new Plain(signs, starts, ends, length);
    }

    int length() {
        return length;
    }

    char at(int index) {
        return signs[index];
    }

    /** Where the sign began in the original. */
    int start(int index) {
        return starts[index];
    }

    /** Where it ended there. */
    int end(int index) {
        return ends[index];
    }

    String between(int from, int to) {
        return new String(signs, from, to - from);
    }

    private static String shown(int point, boolean readsLatin) {
        if (point < 0x80) {
            return String.valueOf((char) Character.toLowerCase(point));
        }
        if (point == 0x2018 || point == 0x2019 || point == 0x02BC || point == 0x00B4) {
            return "'";
        }
        if (point == 0x201C || point == 0x201D || point == 0x00AB || point == 0x00BB || point == 0x201E) {
            return "\"";
        }
        if (Character.getType(point) == Character.FORMAT || Character.getType(point) == Character.SURROGATE) {
            return "";
        }
        // Letters and digits in circles, squares and mathematical alphabets come out as themselves.
        var resolved = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT);
        var shown = new StringBuilder(resolved.length());
        resolved.codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK || !readsLatin)
                .forEach(part -> shown.appendCodePoint(readsLatin ? lookAlike(part) : part));
        return shown.toString();
    }

    private static int lookAlike(int point) {
        if (point < 0x80) {
            return point;
        }
        for (int i = 0; i < LOOK_ALIKES.length(); i += 2) {
            if (LOOK_ALIKES.charAt(i) == point) {
                return LOOK_ALIKES.charAt(i + 1);
            }
        }
        return point;
    }

    /** Whether the letters are mostly Latin: only then is a Cyrillic one a disguise. */
    private static boolean readsLatin(String text) {
        var latin = 0;
        var other = 0;
        for (int at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point < 0x250 && Character.isLetter(point)) {
                latin++;
            } else if (Character.isLetter(point) && point < 0x10000) {
                other++;
            }
        }
        return latin * 2 >= other;
    }
}
