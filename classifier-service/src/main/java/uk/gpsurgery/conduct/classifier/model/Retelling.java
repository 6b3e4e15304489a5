package uk.gpsurgery.conduct.classifier.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import uk.gpsurgery.conduct.classifier.rules.Reading;

/**
 * A comment retold for the encoder: disguises undone, and everybody called by the same two names. What is learnt from one
 * practice's staff then holds for another's.
 *
 * @param text what the encoder reads
 * @param starts for each of its sentences, where it begins in the text
 * @param sentences and the number of that sentence in the reading
 */
record Retelling(String text, List<Integer> starts, List<Integer> sentences) {

    private static final String STAFF = "Dr Smith";
    private static final String PERSON = "John Brown";

    static Retelling of(Reading reading) {
        var words = reading.words();
        var original = words.original();
        var staff = reading.staffWords();
        var people = reading.peopleWords();
        var text = new StringBuilder(original.length() + 32);
        var starts = new ArrayList<Integer>();
        var sentences = new ArrayList<Integer>();
        var told = 0;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            text.append(original, told, word.start());
            if (sentences.isEmpty() || sentences.get(sentences.size() - 1) != word.sentence()) {
                starts.add(text.length());
                sentences.add(word.sentence());
            }
            if (staff.get(i)) {
                text.append(begins(staff, i) ? STAFF : "");
            } else if (people.get(i)) {
                text.append(begins(people, i) ? PERSON : "");
            } else {
                text.append(word.disguised() ? word.text() : original.substring(word.start(), word.end()));
            }
            told = word.end();
        }
        text.append(original, told, original.length());
        return new Retelling(text.toString(), starts, sentences);
    }

    private static boolean begins(BitSet marks, int at) {
        return at == 0 || !marks.get(at - 1);
    }
}
