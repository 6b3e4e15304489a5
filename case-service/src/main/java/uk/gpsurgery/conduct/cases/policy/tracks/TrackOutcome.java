package uk.gpsurgery.conduct.cases.policy.tracks;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.Actor;

/** What the policy answers when somebody tells a track something. */
public sealed interface TrackOutcome {

    /** The track takes the step. */
    record Moved(TrackStep<?> step) implements TrackOutcome {}

    /** The step is on the track and not allowed now. */
    record Refused(List<TrackGuard> guards) implements TrackOutcome {}

    /** The step is not this person's to take. */
    record NotTheirs(Actor by) implements TrackOutcome {}

    /** No step says so. */
    record NotOnTheTrack() implements TrackOutcome {}
}
