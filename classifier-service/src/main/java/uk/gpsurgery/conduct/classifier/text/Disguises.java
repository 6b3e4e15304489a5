package uk.gpsurgery.conduct.classifier.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what people do to a word so that no list finds it: digits and signs for letters, asterisks, stretched letters,
 * letters apart. A word is only changed when that makes it one of the {@link Lexicon}'s strong words: repairing all
 * words would invent more than it finds.
 */
final class Disguises {

    private static final int LONGEST = 24;
    private static final Map<Character, String> STANDS_FOR = standsFor();
    private static final Map<String, String> MASKED = masked();

    private Disguises() {}

    static List<Word> undone(List<Word> words) {
        var joined = joined(words);
        joined.replaceAll(Disguises::undone);
        return joined;
    }

    private static Word undone(Word word) {
        var text = word.text();
        if (text.length() > 40 || Lexicon.isStrong(text) || word.isNumber()) {
            return word;
        }
        var plain = unmasked(text);
        if (plain != null) {
            return word.reading(plain);
        }
        var bare = bare(text);
        return bare.equals(text) || bare.isEmpty() ? word : word.reading(bare);
    }

    /** Without signs at its ends that turned out to stand for nothing: @surgery, 5*. */
    private static String bare(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.charAt(from)) && text.charAt(from) < 0x80) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1)) && text.charAt(to - 1) < 0x80) {
            to--;
        }
        return text.substring(from, to);
    }

    private static @Nullable String unmasked(String text) {
        var letters = 0;
        var signs = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                letters++;
            } else {
                signs++;
            }
        }
        if (signs == 0) {
            return stretched(text);
        }
        var mask = text.replaceAll("[*#%]", "*");
        if (mask.indexOf('*') >= 0 && (letters > 1 || letters == 1 && signs >= 3)) {
            var known = MASKED.get(shape(mask));
            if (known != null) {
                return known;
            }
        }
        return letters == 0 ? null : decoded(text);
    }

    /** Every digit or sign read as the letter it stands for; both letters tried where it may be two. */
    private static @Nullable String decoded(String text) {
        for (var one : new char[] {'i', 'l'}) {
            var plain = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                var sign = text.charAt(i);
                var as = STANDS_FOR.get(sign);
                plain.append(sign == '1' || sign == '!' ? String.valueOf(one) : as != null ? as : String.valueOf(sign));
            }
            var word = plain.toString();
            if (Lexicon.isStrong(word)) {
                return word;
            }
            var shorter = stretched(word);
            if (shorter != null) {
                return shorter;
            }
        }
        return null;
    }

    /** Fuuuuck: letters in a row read as two and as one. */
    private static @Nullable String stretched(String text) {
        var once = new StringBuilder();
        var twice = new StringBuilder();
        var run = 0;
        var longest = 0;
        for (int i = 0; i < text.length(); i++) {
            run = i > 0 && text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
            if (run == 1) {
                once.append(text.charAt(i));
            }
            if (run <= 2) {
                twice.append(text.charAt(i));
            }
        }
        if (longest < 2) {
            return null;
        }
        if (longest > 2 && Lexicon.isStrong(twice.toString())) {
            return twice.toString();
        }
        return Lexicon.isStrong(once.toString()) ? once.toString() : null;
    }

    /** f u c k, f.u.c.k and fu ck: letters apart read together when they make a strong word. */
    private static List<Word> joined(List<Word> words) {
        var joined = new ArrayList<Word>(words.size());
        for (int at = 0; at < words.size(); ) {
            var end = endOfLetters(words, at);
            var spelt = end - at >= 3 ? spelt(words, at, end) : null;
            if (spelt != null) {
                joined.add(spelt);
                at = end;
            } else if (at + 1 < words.size() && isSplit(words.get(at), words.get(at + 1))) {
                var next = words.get(at + 1);
                joined.add(words.get(at).until(next, words.get(at).text() + next.text()));
                at += 2;
            } else {
                joined.add(words.get(at++));
            }
        }
        return joined;
    }

    private static int endOfLetters(List<Word> words, int from) {
        var end = from;
        while (end < words.size() && words.get(end).text().length() == 1 && end - from < LONGEST) {
            end++;
        }
        return end;
    }

    private static @Nullable Word spelt(List<Word> words, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(words.get(i).text());
        }
        var word = text.toString();
        var plain = Lexicon.isStrong(word) ? word : unmasked(word);
        return plain == null ? null : words.get(from).until(words.get(to - 1), plain);
    }

    private static boolean isSplit(Word one, Word other) {
        return one.text().length() <= 3
                && other.text().length() <= 4
                && one.sentence() == other.sentence()
                && Lexicon.isUnmistakable(one.text() + other.text())
                && !(Lexicon.isCommon(one.text()) && Lexicon.isCommon(other.text()));
    }

    /** f**k and f***k have the same shape: what is seen at both ends, and a mask. */
    private static String shape(String masked) {
        return masked.replaceAll("\\*{1,20}", "*");
    }

    private static Map<String, String> masked() {
        var shapes = new HashMap<String, String>();
        for (var word : Lexicon.maskable()) {
            for (int from = 1; from < word.length(); from++) {
                for (int to = from + 1; to <= word.length(); to++) {
                    shapes.putIfAbsent(word.substring(0, from) + "*" + word.substring(to), word);
                }
            }
        }
        return shapes;
    }

    private static Map<Character, String> standsFor() {
        return Map.ofEntries(
                Map.entry('0', "o"),
                Map.entry('3', "e"),
                Map.entry('4', "a"),
                Map.entry('5', "s"),
                Map.entry('7', "t"),
                Map.entry('8', "b"),
                Map.entry('9', "g"),
                Map.entry('@', "a"),
                Map.entry('$', "s"),
                Map.entry('*', ""),
                Map.entry('#', ""),
                Map.entry('%', ""));
    }
}
