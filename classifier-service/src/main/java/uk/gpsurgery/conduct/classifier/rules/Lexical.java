package uk.gpsurgery.conduct.classifier.rules;

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
}
