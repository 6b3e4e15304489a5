package uk.gpsurgery.conduct.classifier.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A comment as its words and sentences, its disguises undone. Linear in the length of the text. */
public final class Words {

    private static final Set<String> SHORTENED =
            Set.of("dr", "mr", "mrs", "ms", "st", "rd", "no", "prof", "rev", "eg", "ie", "etc", "vs", "tel", "approx");
    private static final int LONGEST_QUOTE = 600;
    private static final char POUND = '\u00A3';

    private final String original;
    private final List<Word> words;
    private final List<Boolean> questions;

    private Words(String original, List<Word> words, List<Boolean> questions) {
        this.original = original;
        this.words = words;
        this.questions = questions;
    }

    /** The words of the text as it was written; offsets are those of the original. */
    public static Words of(String text) {
        var plain = Plain.of(text);
        var found = new ArrayList<Word>();
        var questions = new ArrayList<Boolean>();
        var quoted = quoted(plain);
        var sentence = 0;
        for (int at = 0; at < plain.length(); ) {
            var sign = plain.at(at);
            if (isWord(sign) || sign == POUND || opensDisguise(plain, at)) {
                var end = endOfWord(plain, at);
                found.add(word(text, plain, at, end, sentence, quoted[at]));
                at = end;
            } else {
                if (endsSentence(plain, at, found, sentence)) {
                    questions.add(asks(plain, at));
                    sentence++;
                }
                at++;
            }
        }
        questions.add(false);
        return new Words(text, Disguises.undone(found), questions);
    }

    public List<Word> all() {
        return words;
    }

    public Word get(int index) {
        return words.get(index);
    }

    public int size() {
        return words.size();
    }

    public String original() {
        return original;
    }

    /** Whether the sentence of that word ends in a question mark. */
    public boolean asked(int index) {
        return questions.get(words.get(index).sentence());
    }

    /** Index of the first word of the sentence that the word stands in. */
    public int sentenceStart(int index) {
        var sentence = words.get(index).sentence();
        var first = index;
        while (first > 0 && words.get(first - 1).sentence() == sentence) {
            first--;
        }
        return first;
    }

    /** Index after the last word of the sentence that the word stands in. */
    public int sentenceEnd(int index) {
        var sentence = words.get(index).sentence();
        var end = index;
        while (end < words.size() && words.get(end).sentence() == sentence) {
            end++;
        }
        return end;
    }

    private static Word word(String original, Plain plain, int from, int to, int sentence, boolean quoted) {
        var raw = plain.between(from, to);
        var text = raw.replace("'", "");
        var stem = raw.endsWith("'s") ? raw.substring(0, raw.length() - 2).replace("'", "") : text;
        var start = plain.start(from);
        var end = plain.end(to - 1);
        var after = to < plain.length() ? plain.at(to) : ' ';
        var first = original.codePointAt(start);
        var shouted = end - start > 1 && original.substring(start, end).chars().noneMatch(Character::isLowerCase);
        return new Word(
                text,
                stem,
                start,
                end,
                sentence,
                Character.isUpperCase(first) || Character.isTitleCase(first),
                shouted,
                quoted,
                after,
                false);
    }

    private static boolean isWord(char sign) {
        return Character.isLetterOrDigit(sign)
                || Character.isSurrogate(sign)
                || Character.getType(sign) == Character.COMBINING_SPACING_MARK
                || Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    /** $hit and @rse begin with a sign that stands for a letter. */
    private static boolean opensDisguise(Plain plain, int at) {
        return (plain.at(at) == '$' || plain.at(at) == '@')
                && at + 1 < plain.length()
                && Character.isLetter(plain.at(at + 1));
    }

    private static int endOfWord(Plain plain, int from) {
        if (plain.at(from) == POUND) {
            return from + 1;
        }
        if (Character.isSurrogate(plain.at(from))) {
            // Every emoji is a word of its own.
            return Math.min(plain.length(), from + 2);
        }
        var at = from + 1;
        while (at < plain.length()) {
            var sign = plain.at(at);
            var inside =
                    at + 1 < plain.length() && isWord(plain.at(at + 1)) && !Character.isSurrogate(plain.at(at + 1));
            if (isWord(sign) && !Character.isSurrogate(sign)
                    || inside && (sign == '\'' || isMask(sign))
                    || isMask(sign) && sign != '@' && sign != '!' && continuesMask(plain, at)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isMask(char sign) {
        return sign == '*' || sign == '$' || sign == '@' || sign == '!' || sign == '#' || sign == '%';
    }

    /** f**k, f***: signs in a row that stand for letters. */
    private static boolean continuesMask(Plain plain, int at) {
        return plain.at(at) == '*' || plain.at(at) == '#' && at + 1 < plain.length() && isMask(plain.at(at + 1));
    }

    private static boolean endsSentence(Plain plain, int at, List<Word> found, int sentence) {
        var sign = plain.at(at);
        if (found.isEmpty() || found.get(found.size() - 1).sentence() != sentence) {
            return false;
        }
        if (sign == '\n' || sign == '?' || sign == '!' || sign == 0x2026 || sign == ';') {
            return true;
        }
        if (sign != '.') {
            return false;
        }
        var last = found.get(found.size() - 1);
        var spaced = at + 1 >= plain.length() || !isWord(plain.at(at + 1));
        return spaced && !SHORTENED.contains(last.text()) && !(last.text().length() == 1 && last.capital());
    }

    private static boolean asks(Plain plain, int at) {
        for (int i = at; i < Math.min(at + 4, plain.length()) && !isWord(plain.at(i)); i++) {
            if (plain.at(i) == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean[] quoted(Plain plain) {
        var quoted = new boolean[plain.length()];
        var open = -1;
        for (int at = 0; at < plain.length(); at++) {
            if (plain.at(at) == '"') {
                if (open >= 0 && at - open <= LONGEST_QUOTE) {
                    for (int i = open; i < at; i++) {
                        quoted[i] = true;
                    }
                    open = -1;
                } else {
                    open = at;
                }
            }
        }
        return quoted;
    }
}
