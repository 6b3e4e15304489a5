package uk.gpsurgery.conduct.notifier;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import uk.gpsurgery.conduct.kit.Inbox;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.kit.Topics;
import uk.gpsurgery.conduct.kit.Traces;
import uk.gpsurgery.conduct.notifier.Senders.Step;
import uk.gpsurgery.conduct.notifier.letter.LetterWriter;
import uk.gpsurgery.conduct.notifier.mail.Delivery;
import uk.gpsurgery.conduct.notifier.mail.Postbox;
import uk.gpsurgery.conduct.notifier.store.Bars;
import uk.gpsurgery.conduct.notifier.store.Claim;
import uk.gpsurgery.conduct.notifier.store.Letters;
import uk.gpsurgery.conduct.notifier.store.Wordings;
import uk.gpsurgery.conduct.notifier.wire.CaseMoved;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** A case asks for a letter; it is written down, sent once, and the case is told what became of it. */
@ApplicationScoped
public class NotifierFlow {

    private final Topics topics;
    private final Inbox inbox;
    private final LetterWriter writer;
    private final Wordings wordings;
    private final Letters letters;
    private final Bars bars;
    private final Senders senders;
    private final Postbox postbox;
    private final Outcomes outcomes;
    private final Traces traces;
    private final NotifierConfig config;
    private final Clock clock;

    NotifierFlow(
            Topics topics,
            Inbox inbox,
            LetterWriter writer,
            Wordings wordings,
            Letters letters,
            Bars bars,
            Senders senders,
            Postbox postbox,
            Outcomes outcomes,
            Traces traces,
            NotifierConfig config,
            Clock clock) {
        this.topics = topics;
        this.inbox = inbox;
        this.writer = writer;
        this.wordings = wordings;
        this.letters = letters;
        this.bars = bars;
        this.senders = senders;
        this.postbox = postbox;
        this.outcomes = outcomes;
        this.traces = traces;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        outcomes.startTelling();
        senders.start(this::sendNext);
        topics.read(CaseMoved.TOPIC, CaseMoved.class, this::takeNote);
        topics.read(LetterAsked.TOPIC, LetterAsked.class, batch -> {
            takeIn(batch);
            senders.wake();
        });
    }

    /** Each letter once, however often it is asked for; one that cannot be written has failed here and now. */
    @Transactional(rollbackOn = Exception.class)
    void takeIn(List<Received<LetterAsked>> batch) throws SQLException {
        for (var event : inbox.take(LetterAsked.TOPIC, batch)) {
            if (!letters.know(event.data())) {
                var asked = event.data();
                var draft =
                        writer.write(asked, LocalDate.now(clock), wordings.inUse(asked.practice(), asked.template()));
                var letter = letters.enter(event, draft, clock.instant());
                outcomes.tell(letter);
                letters.overtakenBy(letter, clock.instant()).forEach(outcomes::tell);
            }
        }
    }

    /** Who may be written to changes while letters wait. */
    @Transactional(rollbackOn = Exception.class)
    void takeNote(List<Received<CaseMoved>> batch) throws SQLException {
        inbox.take(CaseMoved.TOPIC, batch).forEach(moved -> bars.told(moved.data()));
    }

    Step sendNext() {
        var claims = claim();
        if (claims.isEmpty()) {
            postbox.rest();
            return Step.NOTHING_DUE;
        }
        var away = Optional.<Delivery>empty();
        for (var claim : claims) {
            var delivery = claim.lostInTheWindow() ? new Delivery.Unknown() : away.orElseGet(() -> send(claim));
            senders.insist(() -> settle(claim, delivery));
            // What is left in hand would find nobody there either, and waits.
            away = away.or(() -> Optional.of(delivery).filter(Delivery.Away.class::isInstance));
        }
        return away.isPresent() ? Step.POSTBOX_AWAY : Step.ON;
    }

    private Delivery send(Claim claim) {
        return traces.follow(
                claim.trace().orElse(null),
                "send mail",
                () -> postbox.send(claim.mail(config.sandboxAddress()), () -> markDataEnds(claim)));
    }

    @Transactional
    List<Claim> claim() {
        var now = clock.instant();
        return letters.claim(now, now.plus(config.lease()), config.atOnce(), outcomes::tell);
    }

    /** Committed before the final dot goes out: what dies before this is sent again, what dies after it never is. */
    @Transactional
    boolean markDataEnds(Claim claim) {
        var now = clock.instant();
        return letters.markDataEnds(claim, now, now.plus(config.lease()));
    }

    @Transactional
    void settle(Claim claim, Delivery delivery) {
        letters.heldBy(claim).ifPresent(letter -> {
            letter.came(delivery, config.retries(), clock.instant());
            outcomes.tell(letter);
        });
    }
}
