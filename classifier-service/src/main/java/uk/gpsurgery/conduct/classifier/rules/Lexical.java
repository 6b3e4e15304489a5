package uk.gpsurgery.conduct.classifier.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Single words of a list, wherever they stand as the author's own. */
final class Lexical {

    private Lexical() {}

    static List<Sighting> anyOf(Reading reading, Set<String> list) {
        var words = reading.words();
        return IntStream.range(0, words.size())
                .filter(at ->
                        list.contains(words.get(at).text()) && !words.get(at).quoted())
                .mapToObj(at -> new Sighting(at, at + 1))
                .toList();
    }

    /** A word of one list within so many words of one of the other, over the ends of sentences. */
    static List<Sighting> near(Reading reading, Set<String> list, Set<String> other, int distance) {
        var words = reading.words();
        var found = new ArrayList<Sighting>();
        var lastOther = -1 - distance;
        var lastOne = -1 - distance;
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            if (word.quoted() || words.asked(at) || reading.denied(at)) {
                continue;
            }
            var isOne = list.contains(word.text());
            var isOther = other.contains(word.text());
            if (isOne && at - lastOther <= distance) {
                found.add(new Sighting(lastOther, at + 1));
            } else if (isOther && at - lastOne <= distance) {
                found.add(new Sighting(lastOne, at + 1));
            }
            lastOne = isOne ? at : lastOne;
            lastOther = isOther ? at : lastOther;
        }
        return found;
    }
}
