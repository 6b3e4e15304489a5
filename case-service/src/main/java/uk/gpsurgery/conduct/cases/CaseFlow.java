package uk.gpsurgery.conduct.cases;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Happening.PatientAnswered;
import uk.gpsurgery.conduct.cases.policy.Happening.ThanksSent;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.store.Answers;
import uk.gpsurgery.conduct.cases.store.CaseLetter;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.cases.wire.ActionOutcome;
import uk.gpsurgery.conduct.cases.wire.LetterOutcome;
import uk.gpsurgery.conduct.cases.wire.Verdict;
import uk.gpsurgery.conduct.kit.Inbox;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.kit.Topics;

/**
 * The story of this service: a verdict becomes a case, people and clocks tell what happens, the ladder answers, and
 * letters go out for it.
 *
 * <p>Everything one event changes, it changes in one transaction together with its place in the inbox and what the
 * outbox is to tell.
 */
@Singleton
public class CaseFlow {

    private static final int DUE_AT_ONCE = 50;

    private final Topics topics;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Reception reception;
    private final Telling telling;
    private final LetterBook letters;
    private final TrackDesk tracks;
    private final CaseClock clock;
    private final Cases cases;
    private final PracticeRows rows;
    private final PracticeConfig practices;
    private final Calendar calendar;
    private final AuditTrail trail;
    private final Answers answers;
    private final CaseConfig config;

    CaseFlow(
            Topics topics,
            Inbox inbox,
            Outbox outbox,
            Reception reception,
            Telling telling,
            LetterBook letters,
            TrackDesk tracks,
            CaseClock clock,
            Cases cases,
            PracticeRows rows,
            PracticeConfig practices,
            Calendar calendar,
            AuditTrail trail,
            Answers answers,
            CaseConfig config) {
        this.topics = topics;
        this.inbox = inbox;
        this.outbox = outbox;
        this.reception = reception;
        this.telling = telling;
        this.letters = letters;
        this.tracks = tracks;
        this.clock = clock;
        this.cases = cases;
        this.rows = rows;
        this.practices = practices;
        this.calendar = calendar;
        this.trail = trail;
        this.answers = answers;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        outbox.startRelay();
        topics.read("verdicts.v1", Verdict.class, this::verdictsReached);
        topics.read("letter-outcomes.v1", LetterOutcome.class, this::lettersTold);
        topics.read("action-outcomes.v1", ActionOutcome.class, tracks::platformsAnswered);
    }

    /** The classifier suspects a breach, or a post has gone: a case is opened, joined or told. */
    void verdictsReached(List<Received<Verdict>> batch) {
        QuarkusTransaction.requiringNew().call(() -> {
            for (var verdict : inbox.take("verdicts.v1", batch)) {
                rows.only(verdict.data().practice());
                reception.receive(verdict.data(), verdict.correlation());
            }
            return null;
        });
    }

    /** The notifier says what became of letters; a case shows it, and some stages wait for it. */
    void lettersTold(List<Received<LetterOutcome>> batch) {
        QuarkusTransaction.requiringNew().call(() -> {
            for (var outcome : inbox.take("letter-outcomes.v1", batch)) {
                rows.only(outcome.data().practice());
                var letter = letters.note(outcome.data(), outcome.correlation());
                var told = letter.flatMap(known -> tells(known, outcome.data()));
                if (told.isPresent()) {
                    var found = cases.locked(
                                    outcome.data().practice(), outcome.data().caseId())
                            .orElseThrow();
                    telling.byItself(found, told.get(), Actor.NOTIFIER, outcome.correlation());
                }
            }
            return null;
        });
    }

    /** What the case is told by itself: thanks have gone, or the patient answers. */
    private static Optional<Happening> tells(CaseLetter letter, LetterOutcome outcome) {
        if (outcome.answer() != null) {
            return Optional.of(answered(letter, outcome.answer()));
        }
        return letter.template.equals(Letter.THANK_YOU.template()) && letter.state.equals("SENT")
                ? Optional.of(new ThanksSent())
                : Optional.empty();
    }

    private static Happening answered(CaseLetter letter, LetterOutcome.Answer answer) {
        return new PatientAnswered(
                letter.template,
                answer.kind(),
                Objects.requireNonNullElse(answer.text(), ""),
                answer.attachment() == null ? "" : answer.attachment().sha256());
    }

    /** Deadlines that are near or have ended call a person, once each, however many replicas look. */
    public void deadlinesPassed() {
        practices.practices().keySet().forEach(this::deadlinesPassed);
    }

    private void deadlinesPassed(String practice) {
        var due = QuarkusTransaction.requiringNew().call(() -> {
            rows.only(practice);
            return cases.due(calendar.today(), DUE_AT_ONCE);
        });
        for (var passed : due) {
            QuarkusTransaction.requiringNew().call(() -> {
                rows.only(practice);
                var found = cases.locked(practice, passed.id).orElseThrow();
                var call = clock.call(found);
                if (call.isPresent()) {
                    telling.byItself(found, call.get(), Actor.CLOCK, found.id);
                }
                return null;
            });
        }
    }

    /** The audit of a day that has ended is signed, and old answers are forgotten: once, however many replicas look. */
    public void dayEnded() {
        for (var practice : practices.practices().keySet()) {
            QuarkusTransaction.requiringNew().call(() -> {
                rows.only(practice);
                trail.seal(practice);
                answers.forget(practice, calendar.now().minus(config.answersKept()));
                return null;
            });
        }
    }
}
