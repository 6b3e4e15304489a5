package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;

/** Where a rule saw what it looks for: words from and to (exclusive), and the members of staff it is about. */
public record Sighting(int from, int to, List<String> staff) {

    Sighting(int from, int to) {
        this(from, to, List.of());
    }
}
