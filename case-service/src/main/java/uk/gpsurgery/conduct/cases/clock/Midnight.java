package uk.gpsurgery.conduct.cases.clock;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import uk.gpsurgery.conduct.cases.CaseFlow;

/** Has the audit of the day that ended signed, also where the new day is quiet. */
@Singleton
class Midnight {

    private final CaseFlow flow;

    Midnight(CaseFlow flow) {
        this.flow = flow;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        flow.dayEnded();
    }
}
