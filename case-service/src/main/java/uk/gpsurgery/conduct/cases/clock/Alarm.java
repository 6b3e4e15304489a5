package uk.gpsurgery.conduct.cases.clock;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import uk.gpsurgery.conduct.cases.CaseFlow;
import uk.gpsurgery.conduct.cases.TrackDesk;

/** Looks every few seconds for deadlines that have ended. */
@Singleton
class Alarm {

    private final CaseFlow flow;
    private final TrackDesk tracks;

    Alarm(CaseFlow flow, TrackDesk tracks) {
        this.flow = flow;
        this.tracks = tracks;
    }

    @Scheduled(every = "${conduct.cases.look-for-due:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        flow.deadlinesPassed();
        tracks.deadlinesReached();
    }
}
