package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import uk.gpsurgery.conduct.kit.Problems;

/** Whoever tells something says which version of the case or the track they have seen. */
final class VersionSeen {

    private VersionSeen() {}

    /** Refuses what is told of an older version, and says what has come {@code since}. */
    static void check(ObjectNode body, String of, int now, IntFunction<Map<String, Object>> since) {
        var version = body.path("version");
        if (!version.isInt()) {
            throw Problems.badInput(List.of(new Problems.FieldError(
                    "version", "is the version of the " + of + " you have seen, 0 where there is none yet")));
        }
        if (version.asInt() != now) {
            var more = new TreeMap<>(since.apply(version.asInt()));
            more.put("version", now);
            throw Problems.with(
                    409,
                    "STALE_VERSION",
                    "The " + of + " has changed since you looked: look again and tell it with version " + now + ".",
                    more);
        }
    }
}
