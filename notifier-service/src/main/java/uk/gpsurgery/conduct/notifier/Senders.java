package uk.gpsurgery.conduct.notifier;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The threads that send what is due: without pause while there is something, slower while the mail server is away. */
@Singleton
final class Senders {

    /** What one attempt to send the next letter came to. */
    enum Step {
        ON,
        NOTHING_DUE,
        POSTBOX_AWAY
    }

    private static final Logger LOG = Logger.getLogger(Senders.class);

    /** So that stopping does not wait for a long pause. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private final NotifierConfig config;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    Senders(NotifierConfig config) {
        this.config = config;
    }

    void start(Supplier<Step> sendNext) {
        for (var number = 1; number <= config.senders(); number++) {
            var thread = new Thread(() -> run(sendNext), "sends letters " + number);
            threads.add(thread);
            thread.start();
        }
    }

    /** There may be something to send. */
    void wake() {
        work.release(config.senders());
    }

    /** Does it, if need be again and again while the database is away, for as long as the letter is in our hands. */
    void insist(Runnable entry) {
        for (var tries = config.lease().dividedBy(config.lookAgain()); ; tries--) {
            try {
                entry.run();
                return;
            } catch (RuntimeException e) {
                if (stopping || tries <= 0) {
                    throw e;
                }
                LOG.warnf(
                        "a letter's outcome waits to be written down: %s",
                        e.getClass().getSimpleName());
                sleep(config.lookAgain());
            }
        }
    }

    /** After the readers; before the database and the outbox' relay, which still have to hear of what is in hand. */
    void stop(@Observes @Priority(10) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        for (var thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(15));
        }
    }

    private void run(Supplier<Step> sendNext) {
        var pause = config.lookAgain();
        while (!stopping) {
            var step = attempt(sendNext);
            if (step == Step.POSTBOX_AWAY) {
                sleep(pause);
                pause = longer(pause);
                continue;
            }
            pause = config.lookAgain();
            if (step == Step.NOTHING_DUE) {
                waitForWork();
            }
        }
    }

    private static Step attempt(Supplier<Step> sendNext) {
        try {
            return sendNext.get();
        } catch (RuntimeException e) {
            // Only the class: a message may quote what it failed on.
            LOG.warnf("letters wait: %s", e.getClass().getSimpleName());
            return Step.POSTBOX_AWAY;
        }
    }

    private Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
    }

    private void waitForWork() {
        try {
            if (work.tryAcquire(config.lookAgain().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.trace("woken");
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    private void sleep(Duration pause) {
        try {
            for (var left = pause; !stopping && !left.isNegative(); left = left.minus(SHORT)) {
                Thread.sleep(SHORT.toMillis());
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
