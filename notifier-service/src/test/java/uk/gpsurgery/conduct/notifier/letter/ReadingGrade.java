package uk.gpsurgery.conduct.notifier.letter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Flesch-Kincaid grade: the years at school that a text asks of its reader. Kincaid and others, 1975. */
final class ReadingGrade {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'’-]*|\\d[\\d ]*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    /** Of sentences; what holds no word does not count. */
    static double of(List<String> sentences) {
        var words = sentences.stream()
                .flatMap(sentence -> WORD.matcher(sentence).results().map(found -> found.group()))
                .toList();
        var spoken = sentences.stream()
                .filter(sentence -> WORD.matcher(sentence).find())
                .count();
        var syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
        return 0.39 * words.size() / spoken + 11.8 * syllables / words.size() - 15.59;
    }

    /** Groups of vowels, less an e that is not spoken; numbers count as one. */
    static int syllables(String word) {
        var letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        var spoken = letters.replaceAll("(?<=[^aeiouylt])es?$|(?<=[aeiouy][^aeiouyl]{1,2})e$|(?<=[^aeiouydt])ed$", "");
        return Math.max(1, (int) VOWELS.matcher(spoken).results().count());
    }
}
