package uk.gpsurgery.conduct.cases;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackFile;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.ClockPaused;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.ClockResumed;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DoneByHand;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.NotDoneByHand;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStep;
import uk.gpsurgery.conduct.cases.store.TrackClock;
import uk.gpsurgery.conduct.cases.store.TrackPause;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.kit.StableId;

/** The deadlines of the tracks: started, paused, resumed and stopped by what is told. */
@Singleton
class TrackClocks {

    private final Tracks tracks;
    private final Calendar calendar;

    TrackClocks(Tracks tracks, Calendar calendar) {
        this.tracks = tracks;
        this.calendar = calendar;
    }

    /** Lets the step that was just taken have its effect on the track's deadline. */
    void follow(TrackRow row, TrackStep<?> step, TrackHappening told, Teller teller) {
        var running = tracks.clock(row.id);
        if (told instanceof ClockPaused paused) {
            running.ifPresent(clock -> pause(clock, paused.reason(), teller));
        } else if (told instanceof ClockResumed) {
            running.ifPresent(this::resume);
        } else if (step.to().isPresent() || step.deadline().isPresent() || isTheTaskOf(running, told)) {
            running.ifPresent(this::stop);
            step.deadline().ifPresent(deadline -> start(row, deadline, step, told));
        }
    }

    Optional<TrackFile.Clock> of(TrackRow row) {
        return tracks.clock(row.id).map(clock -> new TrackFile.Clock(clock.deadline, clock.pausedAt != null));
    }

    private void start(TrackRow row, TrackDeadline deadline, TrackStep<?> step, TrackHappening told) {
        var clock = new TrackClock();
        clock.id = StableId.of("clock", row.id, String.valueOf(row.version));
        clock.practice = row.practice;
        clock.trackId = row.id;
        clock.deadline = deadline;
        clock.startedAt = calendar.now();
        var agreed = step.until(told);
        clock.dueAt =
                agreed == null ? calendar.endOf(deadline, counted(row, deadline, step, told)) : calendar.endOf(agreed);
        clock.warnAt = calendar.nearTo(deadline, clock.dueAt);
        tracks.keep(clock);
    }

    /** The law counts from the day the practice had it, not from the day somebody got round to it. */
    private LocalDate counted(TrackRow row, TrackDeadline deadline, TrackStep<?> step, TrackHappening told) {
        var day = step.countedFrom(told);
        if (day != null) {
            return day;
        }
        return deadline == TrackDeadline.COMPLAINT_RESPONSE && row.receivedOn != null
                ? row.receivedOn
                : calendar.today();
    }

    private void pause(TrackClock clock, String reason, Teller teller) {
        var pause = new TrackPause();
        pause.clockId = clock.id;
        pause.practice = clock.practice;
        pause.pausedAt = calendar.now();
        pause.reason = reason;
        pause.teller = teller.subject();
        tracks.keep(pause);
        clock.pausedAt = pause.pausedAt;
    }

    private void resume(TrackClock clock) {
        var pause = tracks.pause(clock.id).orElseThrow();
        pause.resumedAt = calendar.now();
        var paused = Duration.between(pause.pausedAt, pause.resumedAt);
        clock.dueAt = calendar.later(clock.dueAt, paused);
        clock.warnAt = clock.warnAt == null ? null : calendar.later(clock.warnAt, paused);
        clock.pausedAt = null;
    }

    private void stop(TrackClock clock) {
        clock.stoppedAt = calendar.now();
        tracks.pause(clock.id).ifPresent(pause -> pause.resumedAt = clock.stoppedAt);
        tracks.flush();
    }

    private static boolean isTheTaskOf(Optional<TrackClock> running, TrackHappening told) {
        return (told instanceof DoneByHand || told instanceof NotDoneByHand)
                && running.map(clock -> clock.deadline == TrackDeadline.BY_HAND).orElse(false);
    }
}
