package uk.gpsurgery.conduct.classifier.text;

/**
 * A word of a comment.
 *
 * @param text lower case, without accents, apostrophes and disguise
 * @param stem the same without a possessive 's
 * @param start UTF-16 offset in the original
 * @param end exclusive
 * @param sentence number of its sentence
 * @param capital whether it began with a capital letter
 * @param shouted whether all its letters are capitals
 * @param quoted whether it stands in quotation marks
 * @param after the sign that follows it, or a space
 * @param disguised whether it was written so that no list finds it
 */
public record Word(
        String text,
        String stem,
        int start,
        int end,
        int sentence,
        boolean capital,
        boolean shouted,
        boolean quoted,
        char after,
        boolean disguised) {

    public boolean isNumber() {
        return text.chars().allMatch(Character::isDigit);
    }

    Word reading(String plain) {
        return new Word(plain, plain, start, end, sentence, capital, shouted, quoted, after, true);
    }

    Word until(Word last, String plain) {
        return new Word(
                plain, plain, start, last.end, sentence, capital, last.shouted && shouted, quoted, last.after, true);
    }
}
