package uk.gpsurgery.conduct.classifier.text;

import java.text.Normalizer;
import java.util.Locale;

/** How names are written so that two spellings of one name are the same. */
public final class Names {

    private Names() {}

    /** As patients' names are written before they are hashed: NFKD, letters and single spaces, lower case. */
    public static String normalised(String name) {
        var normalised = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFKD).codePoints().forEach(point -> {
            if (Character.isLetter(point)) {
                normalised.appendCodePoint(point);
            } else if (Character.isWhitespace(point)) {
                normalised.append(' ');
            }
        });
        return normalised.toString().strip().replaceAll(" {2,}", " ").toLowerCase(Locale.ROOT);
    }

    /**
     * What is left of a name when it is written by ear: its consonants, with those that sound alike made the same, after
     * its first sound. Sandhu and Sandoo, Lis and Leece agree.
     */
    public static String byEar(String name) {
        var heard = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            var next = i + 1 < name.length() ? name.charAt(i + 1) : ' ';
            var sound = sound(name.charAt(i), next);
            if (sound == ' ' && i == 0) {
                heard.append('a');
            } else if (sound != ' ' && (heard.isEmpty() || heard.charAt(heard.length() - 1) != sound)) {
                heard.append(sound);
            }
        }
        return heard.toString();
    }

    private static char sound(char letter, char next) {
        return switch (letter) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w' -> ' ';
            case 'c' -> next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
            case 'q', 'k' -> 'k';
            case 'z' -> 's';
            case 'v' -> 'f';
            case 'p' -> next == 'h' ? 'f' : 'p';
            case 'j' -> 'g';
            default -> letter;
        };
    }

    /** Whether one letter added, left out, changed or swapped with its neighbour makes one word the other. */
    public static boolean oneLetterApart(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1 || one.equals(other)) {
            return false;
        }
        var from = 0;
        while (from < Math.min(one.length(), other.length()) && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        var back = 0;
        while (back < Math.min(one.length(), other.length()) - from
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        var left = one.length() - from - back;
        var right = other.length() - from - back;
        return left <= 1 && right <= 1
                || left == 2
                        && right == 2
                        && one.charAt(from) == other.charAt(from + 1)
                        && one.charAt(from + 1) == other.charAt(from);
    }
}
