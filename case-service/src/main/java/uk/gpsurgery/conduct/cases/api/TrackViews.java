package uk.gpsurgery.conduct.cases.api;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.TrackTelling;
import uk.gpsurgery.conduct.cases.api.TrackView.ActionView;
import uk.gpsurgery.conduct.cases.api.TrackView.ClockView;
import uk.gpsurgery.conduct.cases.bundle.Privilege;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackFile;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.TrackClock;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;

/** The side tracks of posts as the one who is signed in may see them. */
@Singleton
class TrackViews {

    private final Tracks tracks;
    private final Incidents incidents;
    private final TrackTelling telling;
    private final Calendar calendar;
    private final SignedIn signedIn;

    TrackViews(Tracks tracks, Incidents incidents, TrackTelling telling, Calendar calendar, SignedIn signedIn) {
        this.tracks = tracks;
        this.incidents = incidents;
        this.telling = telling;
        this.calendar = calendar;
        this.signedIn = signedIn;
    }

    List<TrackView> ofCase(String caseId) {
        var teller = signedIn.teller();
        return incidents.ofCase(caseId).stream()
                .flatMap(post -> ofPost(post, teller).stream())
                .toList();
    }

    List<TrackView> ofPost(Incident post) {
        return ofPost(post, signedIn.teller());
    }

    TrackView of(Incident post, TrackRow row) {
        return of(post, row, signedIn.teller());
    }

    /** Those the post has or had, and then those that people may open. */
    private List<TrackView> ofPost(Incident post, Teller teller) {
        var had = tracks.ofIncident(post.id);
        var notOpened = telling.file(post, Optional.empty(), teller);
        var mayBeOpened = Arrays.stream(Track.values())
                .filter(track -> had.stream().noneMatch(row -> row.track == track && !row.closed))
                .flatMap(track -> notOpened(post, track, notOpened).stream());
        return Stream.concat(had.stream().map(row -> of(post, row, teller)), mayBeOpened)
                .toList();
    }

    private TrackView of(Incident post, TrackRow row, Teller teller) {
        var file = telling.file(post, Optional.of(row), teller);
        var history = tracks.history(row.id);
        return new TrackView(
                row.track.word(),
                post.id,
                row.stage,
                row.version,
                row.closed,
                row.task,
                row.draft,
                tracks.clock(row.id).map(this::of).orElse(null),
                tracks.actions(row.id).stream().map(ActionView::of).toList(),
                history.stream()
                        .map(entry -> EntryView.of(entry, Privilege.told(entry, history, Actor.MANAGER.admits(teller))))
                        .toList(),
                TrackPolicy.stepsFrom(row.track, Optional.of(row.stage)).stream()
                        .filter(step -> !step.by().isMachine())
                        .map(step -> StepView.of(step, step.to().orElse(row.stage), TrackPolicy.unmet(step, file)))
                        .toList());
    }

    private static Optional<TrackView> notOpened(Incident post, Track track, TrackFile file) {
        var steps = TrackPolicy.stepsFrom(track, Optional.empty()).stream()
                .filter(step -> !step.by().isMachine())
                .map(step -> StepView.of(step, step.to().orElse(null), TrackPolicy.unmet(step, file)))
                .toList();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrackView(
                        track.word(), post.id, null, 0, false, null, null, null, List.of(), List.of(), steps));
    }

    private ClockView of(TrackClock clock) {
        return new ClockView(
                clock.deadline.words(), calendar.lastDay(clock.dueAt), clock.dueAt, clock.passed, clock.pausedAt);
    }
}
