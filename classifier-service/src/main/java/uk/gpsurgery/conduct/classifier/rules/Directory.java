package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;
import java.util.function.Predicate;

/**
 * Who belongs to a practice.
 *
 * @param isPatient whether a name, normalised, is on the register; the names themselves are not known here
 */
public record Directory(Roster staff, Predicate<String> isPatient) {

    /** A practice that nobody is known to belong to. */
    public static Directory empty() {
        return new Directory(Roster.of(List.of()), name -> false);
    }
}
