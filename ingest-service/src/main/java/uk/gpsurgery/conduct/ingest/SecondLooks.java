package uk.gpsurgery.conduct.ingest;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.kit.StableId;

/** Looks again, a day after a look that saw nothing, for what nobody has looked at since. */
@Singleton
final class SecondLooks {

    private static final Logger LOG = Logger.getLogger(SecondLooks.class);

    /** So long this may have been down without forgetting a look. */
    private static final Duration REACH = Duration.ofDays(7);

    private final Memory memory;
    private final IngestFlow flow;
    private final Clock clock;

    SecondLooks(Memory memory, IngestFlow flow, Clock clock) {
        this.memory = memory;
        this.flow = flow;
        this.clock = clock;
    }

    @Scheduled(every = "${conduct.ingest.second-looks:1h}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            var last = memory.lastSince(
                    clock.instant().minus(REACH), ActionOutcome.TOPIC, ActionOutcome.class, ActionOutcome::isLook);
            last.values().stream().filter(this::isDue).forEach(this::lookAgain);
        } catch (RuntimeException e) {
            LOG.warnf("no second looks this time: %s", e.getClass().getSimpleName());
        }
    }

    private boolean isDue(ActionOutcome look) {
        return look.isUnseen() && look.retryAt() != null && !look.retryAt().isAfter(clock.instant());
    }

    /** Two replicas that do it both tell the same. */
    private void lookAgain(ActionOutcome look) {
        var again = new ActionAsked(
                look.practice(),
                StableId.of("second-look", look.actionId()),
                look.caseId(),
                look.platform(),
                look.externalId(),
                null,
                look.action(),
                null,
                null,
                null);
        flow.carryOut(again, again.actionId()).toCompletableFuture().join();
    }
}
