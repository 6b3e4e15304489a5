package uk.gpsurgery.conduct.notifier.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a case stands now: {@code cases.v1}.
 *
 * @param to its stage
 * @param holds what holds it; older events do not say
 */
public record CaseMoved(String practice, String caseId, String to, Optional<List<String>> holds) {

    public static final String TOPIC = "cases.v1";

    /** Its stage and what holds it. */
    public List<String> standing() {
        var standing = new ArrayList<>(holds.orElse(List.of()));
        standing.add(to);
        return standing;
    }
}
