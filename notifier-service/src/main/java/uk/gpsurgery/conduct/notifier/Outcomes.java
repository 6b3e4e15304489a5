package uk.gpsurgery.conduct.notifier;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.notifier.store.Answer;
import uk.gpsurgery.conduct.notifier.store.Letter;
import uk.gpsurgery.conduct.notifier.wire.LetterOutcome;

/** Tells cases what became of their letters, in the transaction that wrote it down. */
@Singleton
final class Outcomes {

    private static final Logger LOG = Logger.getLogger(Outcomes.class);

    /** As the kit's log format prints it. */
    private static final String CORRELATION = "correlationId";

    private final Outbox outbox;

    Outcomes(Outbox outbox) {
        this.outbox = outbox;
    }

    void startTelling() {
        outbox.startRelay();
    }

    /** Nothing to tell while the letter is on its way. */
    void tell(Letter letter) {
        if (letter.isSettled()) {
            log(letter);
            tell(letter, letter.outcomeId(), letter.outcome());
        }
    }

    void tell(Letter letter, Answer answer) {
        tell(letter, letter.outcomeId(answer), letter.outcome(answer));
    }

    private void tell(Letter letter, String id, LetterOutcome outcome) {
        var key = outcome.practice() + ":" + outcome.caseId();
        add(new Event(LetterOutcome.TOPIC, key, id, letter.correlation(), outcome.at(), outcome));
    }

    /** Under the correlation of the request that led to the letter, hours or days ago. */
    private static void log(Letter letter) {
        MDC.put(CORRELATION, letter.correlation());
        LOG.infof("letter %s: %s", letter.id(), letter.state());
        MDC.remove(CORRELATION);
    }

    private void add(Event event) {
        try {
            outbox.add(event);
        } catch (SQLException e) {
            // Rolls the transaction back: an outcome that is not told must not be on record either.
            throw new IllegalStateException("the outbox took no event", e);
        }
    }
}
