package uk.gpsurgery.conduct.cases;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.Letter.Recipient;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.Desk;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStep;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.CaseLetter;
import uk.gpsurgery.conduct.cases.store.CaseLetters;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.wire.LetterOutcome;
import uk.gpsurgery.conduct.cases.wire.LetterRequest;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.StableId;

/** The letters of the cases: asks the notifier for them, and keeps what it says became of each. */
@Singleton
class LetterBook {

    private static final Logger LOG = Logger.getLogger(LetterBook.class);

    private final CaseLetters letters;
    private final Cases cases;
    private final Registers registers;
    private final LetterFields fields;
    private final PracticeConfig practices;
    private final Outbox outbox;
    private final Calendar calendar;
    private final AuditTrail trail;

    LetterBook(
            CaseLetters letters,
            Cases cases,
            Registers registers,
            LetterFields fields,
            PracticeConfig practices,
            Outbox outbox,
            Calendar calendar,
            AuditTrail trail) {
        this.letters = letters;
        this.cases = cases;
        this.registers = registers;
        this.fields = fields;
        this.practices = practices;
        this.outbox = outbox;
        this.calendar = calendar;
        this.trail = trail;
    }

    /** Asks for a letter of the step that the case has just taken. */
    void ask(Case about, Letter letter, Happening told, Teller teller, String correlation) throws SQLException {
        var recipient = recipient(about, letter, told);
        ask(
                about.practice,
                about.id,
                about.version,
                letter,
                recipient,
                letter.recipient() == Recipient.STAFF ? null : teller.subject(),
                fields.of(letter, about, told, teller),
                correlation);
    }

    /** Writes to somebody at the practice about a track, whether or not its post is on a case. */
    void ask(TrackRow track, Incident post, TrackStep.Mail mail, String correlation) throws SQLException {
        for (var recipient : recipients(post, mail.desk())) {
            ask(
                    StableId.of(
                            "letter",
                            track.id,
                            String.valueOf(track.version),
                            mail.letter().template(),
                            recipient.ref()),
                    post.practice,
                    post.caseId == null ? post.id : post.caseId,
                    track.version,
                    mail.letter(),
                    recipient,
                    null,
                    fields.of(mail.letter(), track, post),
                    correlation);
        }
    }

    /** Puts down what became of a letter; a letter to a patient that did not go is told to the manager. */
    Optional<CaseLetter> note(LetterOutcome outcome, String correlation) throws SQLException {
        var found = Optional.ofNullable(letters.findById(outcome.letterId()))
                .filter(letter -> letter.practice.equals(outcome.practice()));
        if (found.isEmpty()) {
            LOG.warnf("letter %s was never asked for here", outcome.letterId());
            return found;
        }
        var letter = found.get();
        letter.state = outcome.state();
        letter.reason = outcome.reason();
        letter.messageId = outcome.messageId();
        letter.toldAt = outcome.at();
        trail.done(Deed.byItself(
                letter.practice,
                Actor.NOTIFIER,
                "letter " + letter.state,
                "/v1/cases/" + letter.caseId + "/letters/" + letter.letterId,
                correlation));
        if (outcome.answer() != null) {
            sayThatItIsAnswered(letter, outcome.answer(), correlation);
            return found;
        }
        if (!outcome.state().equals("SENT")
                && !outcome.state().equals("DELIVERED")
                && !letter.recipient.equals(Recipient.STAFF.word())) {
            var about = cases.of(letter.practice, letter.caseId).orElseThrow();
            sayThatItFailed(about, letter, correlation);
        }
        return found;
    }

    /** A person looks at what a patient answers; each answer of each letter calls once. */
    private void sayThatItIsAnswered(CaseLetter answered, LetterOutcome.Answer answer, String correlation)
            throws SQLException {
        var about = cases.of(answered.practice, answered.caseId).orElseThrow();
        ask(
                StableId.of("letter", answered.letterId, answer.kind()),
                about.practice,
                about.id,
                answered.step,
                Letter.PATIENT_ANSWERED,
                manager(about.practice),
                null,
                fields.ofAnswer(about, answered),
                correlation);
    }

    private void sayThatItFailed(Case about, CaseLetter failed, String correlation) throws SQLException {
        ask(
                about.practice,
                about.id,
                failed.step,
                Letter.LETTER_FAILED,
                manager(about.practice),
                null,
                fields.ofFailure(about, failed),
                correlation);
    }

    private void ask(
            String practice,
            String caseId,
            int step,
            Letter letter,
            LetterRequest.Recipient recipient,
            @Nullable String approvedBy,
            java.util.Map<String, String> filled,
            String correlation)
            throws SQLException {
        var id = StableId.of("letter", caseId, String.valueOf(step), letter.template(), recipient.ref());
        ask(id, practice, caseId, step, letter, recipient, approvedBy, filled, correlation);
    }

    private void ask(
            String id,
            String practice,
            String caseId,
            int step,
            Letter letter,
            LetterRequest.Recipient recipient,
            @Nullable String approvedBy,
            java.util.Map<String, String> filled,
            String correlation)
            throws SQLException {
        if (letters.findById(id) != null) {
            return;
        }
        var now = calendar.now();
        letters.persist(asked(id, practice, caseId, step, letter, now));
        outbox.add(new Event(
                "letters.v1",
                practice + ":" + caseId,
                id,
                correlation,
                now,
                new LetterRequest(
                        practice,
                        caseId,
                        id,
                        step,
                        letter.template(),
                        1,
                        letter.legal(),
                        recipient,
                        approvedBy,
                        filled)));
    }

    private LetterRequest.Recipient recipient(Case about, Letter letter, Happening told) {
        return switch (letter.recipient()) {
            case STAFF -> manager(about.practice);
            case PATIENT -> patient(about);
            case ADVISER -> adviser(about.practice, (Happening.AdviceSought) told);
            case COMMISSIONER -> {
                var commissioner = practices.of(about.practice).commissioner();
                yield LetterRequest.Recipient.byMail(
                        Recipient.COMMISSIONER.word(), "commissioner", commissioner.name(), commissioner.email());
            }
        };
    }

    private List<LetterRequest.Recipient> recipients(Incident post, Desk desk) {
        var of = practices.of(post.practice);
        return switch (desk) {
            case PRACTICE_MANAGER -> List.of(manager(post.practice));
            case SAFEGUARDING_LEAD -> List.of(staff("safeguarding-lead", of.safeguardingLead()));
            case DUTY_GP -> List.of(staff("duty-gp", of.dutyGp().orElseGet(of::safeguardingLead)));
            case NAMED_STAFF ->
                Stream.of(post.named)
                        .flatMap(id -> registers.staff(post.practice, id).stream())
                        .filter(named -> named.email != null)
                        .map(named -> LetterRequest.Recipient.byMail(
                                Recipient.STAFF.word(), named.id, named.name, named.email))
                        .toList();
        };
    }

    private LetterRequest.Recipient manager(String practice) {
        return staff("practice-manager", practices.of(practice).manager());
    }

    private static LetterRequest.Recipient staff(String ref, PracticeConfig.Person person) {
        return LetterRequest.Recipient.byMail(Recipient.STAFF.word(), ref, person.name(), person.email());
    }

    private LetterRequest.Recipient patient(Case about) {
        var id = java.util.Objects.requireNonNull(about.patientId, "a letter to nobody");
        var patient = registers.patient(about.practice, id).orElseThrow();
        return new LetterRequest.Recipient(
                Recipient.PATIENT.word(),
                id,
                patient.name,
                patient.email,
                registers.isShared(patient) ? true : null,
                patient.postalAddress,
                patient.prefers,
                patient.format,
                patient.language);
    }

    private LetterRequest.Recipient adviser(String practice, Happening.AdviceSought sought) {
        var adviser = practices.of(practice).advisers().get(sought.adviser());
        if (adviser == null) {
            throw new UnknownAdviser();
        }
        return LetterRequest.Recipient.byMail(
                Recipient.ADVISER.word(), sought.adviser(), adviser.name(), adviser.email());
    }

    private static CaseLetter asked(String id, String practice, String caseId, int step, Letter letter, Instant now) {
        var asked = new CaseLetter();
        asked.letterId = id;
        asked.caseId = caseId;
        asked.practice = practice;
        asked.template = letter.template();
        asked.recipient = letter.recipient().word();
        asked.step = step;
        asked.legal = letter.legal();
        asked.state = "QUEUED";
        asked.askedAt = now;
        return asked;
    }

    /** Advice is sought from somebody the practice's settings do not name. */
    static final class UnknownAdviser extends IllegalArgumentException {

        private static final long serialVersionUID = 1;
    }
}
