package uk.gpsurgery.conduct.cases.policy.tracks;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.policy.Label;

/** The tracks as a table, printed from the steps themselves. */
public final class TrackTable {

    private TrackTable() {}

    /** A Markdown table: what opens a track, where it leads, its clocks, and what it holds on the ladder. */
    public static String markdown() {
        return Arrays.stream(Track.values())
                .map(TrackTable::row)
                .collect(joining("\n", "| track | opens | leads | clocks | holds |\n|---|---|---|---|---|\n", "\n"));
    }

    private static String row(Track track) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(track.word(), opens(track), leads(track), clocks(track), holds(track));
    }

    private static String opens(Track track) {
        var findings = track.openedBy().stream().map(Label::word);
        var people = TrackPolicy.stepsFrom(track, Optional.empty()).stream()
                .filter(step -> step.happening() != TrackHappening.FindingMade.class)
                .map(step -> step.happeningName() + " (" + step.by().words() + ")");
        return Stream.concat(findings, people).collect(joining(", "));
    }

    private static String leads(Track track) {
        return stages(track).stream()
                .map(from -> from + " → " + reachedFrom(track, from).collect(joining(", ")))
                .collect(joining("; "));
    }

    private static List<TrackStage> stages(Track track) {
        return TrackPolicy.steps(track).stream()
                .flatMap(step -> step.to().stream())
                .distinct()
                .filter(stage -> reachedFrom(track, stage).findAny().isPresent())
                .toList();
    }

    private static Stream<String> reachedFrom(Track track, TrackStage from) {
        return TrackPolicy.stepsFrom(track, Optional.of(from)).stream()
                .flatMap(step -> step.to().stream())
                .filter(to -> to != from)
                .map(TrackStage::name)
                .distinct();
    }

    private static String clocks(Track track) {
        return TrackPolicy.steps(track).stream()
                .flatMap(step -> step.deadline().stream())
                .distinct()
                .map(TrackDeadline::words)
                .collect(joining(", "));
    }

    private static String holds(Track track) {
        return Arrays.stream(TrackStage.values())
                .flatMap(stage -> TrackPolicy.holdOf(track, stage).stream())
                .distinct()
                .map(Enum::name)
                .collect(joining(", "));
    }
}
