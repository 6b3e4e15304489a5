package uk.gpsurgery.conduct.cases.clock;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import uk.gpsurgery.conduct.cases.CaseFlow;

/** Looks every few seconds for deadlines that have ended. */
@Singleton
class Alarm {

    private final CaseFlow flow;

    Alarm(CaseFlow flow) {
        this.flow = flow;
    }

    @Scheduled(every = "${conduct.cases.look-for-due:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        flow.deadlinesPassed();
    }
}
