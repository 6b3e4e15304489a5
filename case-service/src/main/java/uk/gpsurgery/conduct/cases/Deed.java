package uk.gpsurgery.conduct.cases;

import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Actor;

/**
 * Something that is done, seen or asked for, as it goes on record.
 *
 * @param what a method of HTTP or a happening, or both
 * @param object the path of what it is done to: made of ids, never of names
 */
public record Deed(String practice, String who, Set<String> roles, String what, String object, String correlation) {

    /** What a part of the service does by itself. */
    static Deed byItself(String practice, Actor part, String what, String object, String correlation) {
        return new Deed(practice, part.words(), Set.of(part.words()), what, object, correlation);
    }
}
