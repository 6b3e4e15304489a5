package uk.gpsurgery.conduct.cases.policy.tracks;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome.Moved;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome.NotOnTheTrack;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome.NotTheirs;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome.Refused;

/**
 * The side tracks, a list of sentences each. What no step names cannot happen, no step writes to a patient, and none
 * knows of a stage of the case: all a track does to the ladder is hold it.
 */
public final class TrackPolicy {

    private static final Map<Track, List<TrackStep<?>>> TRACKS = new EnumMap<>(Map.of(
            Track.MODERATION, withPauses(ModerationTrack.STEPS),
            Track.COMPLAINT, withPauses(ComplaintTrack.STEPS),
            Track.DATA_PROTECTION_COMPLAINT, withPauses(DataProtectionComplaintTrack.STEPS),
            Track.REVIEW_REDIRECT, withPauses(ReplyTracks.REVIEW_REDIRECT),
            Track.GOOGLE_REPLY, withPauses(ReplyTracks.GOOGLE_REPLY),
            Track.PLATFORM_REPORT, withPauses(PlatformReportTrack.STEPS),
            Track.SAFEGUARDING, withPauses(SafeguardingTrack.STEPS),
            Track.STAFF_SUPPORT, withPauses(StaffSupportTrack.STEPS),
            Track.POLICE, withPauses(LegalTracks.POLICE),
            Track.LEGAL, withPauses(LegalTracks.LEGAL)));

    private TrackPolicy() {}

    /** What the policy says when {@code told} happens on the track in {@code file}. */
    public static TrackOutcome decide(Track track, TrackFile file, TrackHappening told) {
        return steps(track).stream()
                .filter(step -> step.answers(file.stage(), told))
                .findFirst()
                .map(step -> takeIfAllowed(step, file, told))
                .orElseGet(NotOnTheTrack::new);
    }

    /** The sentences of a track. */
    public static List<TrackStep<?>> steps(Track track) {
        return java.util.Objects.requireNonNull(TRACKS.get(track));
    }

    /** The steps that lead on from a stage, or that open the track where there is none. */
    public static List<TrackStep<?>> stepsFrom(Track track, Optional<TrackStage> stage) {
        return steps(track).stream().filter(step -> step.leadsFrom(stage)).toList();
    }

    /** True when nothing more happens on the track. */
    public static boolean isAnEnd(Track track, TrackStage stage) {
        return stepsFrom(track, Optional.of(stage)).isEmpty();
    }

    /** The guards that the track as it stands does not meet, whatever would be told. */
    public static List<TrackGuard> unmet(TrackStep<?> step, TrackFile file) {
        return step.guards().stream().filter(guard -> !guard.allows(file, step)).toList();
    }

    /** What a track at this stage stops on the ladder. */
    public static Optional<Hold> holdOf(Track track, TrackStage stage) {
        return switch (track) {
            case COMPLAINT -> Optional.ofNullable(ComplaintTrack.HOLDS.get(stage));
            case SAFEGUARDING -> Optional.ofNullable(SafeguardingTrack.HOLDS.get(stage));
            case MODERATION,
                    DATA_PROTECTION_COMPLAINT,
                    REVIEW_REDIRECT,
                    GOOGLE_REPLY,
                    PLATFORM_REPORT,
                    STAFF_SUPPORT,
                    POLICE,
                    LEGAL -> Optional.empty();
        };
    }

    private static TrackOutcome takeIfAllowed(TrackStep<?> step, TrackFile file, TrackHappening told) {
        if (!step.by().admits(file.teller())) {
            return new NotTheirs(step.by());
        }
        var unmet = step.guards().stream()
                .filter(guard -> !guard.allows(file, step, told))
                .toList();
        return unmet.isEmpty() ? new Moved(step) : new Refused(unmet);
    }

    /** Wherever a deadline may run that the law does not fix, people pause it with a reason and go on. */
    private static List<TrackStep<?>> withPauses(List<TrackStep<?>> steps) {
        var stages = steps.stream()
                .filter(step -> step.deadline().map(TrackDeadline::mayBePaused).orElse(false))
                .flatMap(step -> step.to().map(Set::of).orElse(step.from()).stream())
                .collect(toUnmodifiableSet())
                .toArray(TrackStage[]::new);
        if (stages.length == 0) {
            return steps;
        }
        return Stream.concat(
                        steps.stream(),
                        Stream.<TrackStep<?>>of(
                                TrackStep.at(stages, ClockPaused.class)
                                        .by(Actor.MANAGER)
                                        .onlyIf(TrackGuard.A_CLOCK_RUNS, TrackGuard.NOT_FIXED_BY_LAW),
                                TrackStep.at(stages, ClockResumed.class)
                                        .by(Actor.MANAGER)
                                        .onlyIf(TrackGuard.THE_CLOCK_IS_PAUSED)))
                .toList();
    }
}
