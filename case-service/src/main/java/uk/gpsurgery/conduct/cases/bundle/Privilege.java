package uk.gpsurgery.conduct.cases.bundle;

import java.util.List;
import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Happening.AdviceReceived;
import uk.gpsurgery.conduct.cases.policy.Happening.AdviceSought;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.AdviceGiven;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.CounselInstructed;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.PrivilegeWaived;
import uk.gpsurgery.conduct.cases.store.Entry;

/** What passes between the practice and its adviser is theirs, until a partner waives it. */
public final class Privilege {

    private static final Set<String> PRIVILEGED = Set.of(
            Step.nameOf(AdviceSought.class),
            Step.nameOf(AdviceReceived.class),
            Step.nameOf(CounselInstructed.class),
            Step.nameOf(AdviceGiven.class));
    private static final String WAIVED = Step.nameOf(PrivilegeWaived.class);

    private Privilege() {}

    /** What was told, or that it is privileged for whoever is not {@code admitted}. */
    public static String told(Entry entry, List<? extends Entry> history, boolean admitted) {
        var waived = history.stream().anyMatch(later -> later.happening.equals(WAIVED));
        return PRIVILEGED.contains(entry.happening) && !waived && !admitted ? "{\"privileged\":true}" : entry.told;
    }
}
