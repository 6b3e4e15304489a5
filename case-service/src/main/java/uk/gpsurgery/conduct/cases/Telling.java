package uk.gpsurgery.conduct.cases;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.CaseFile;
import uk.gpsurgery.conduct.cases.policy.EscalationPolicy;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Happening.*;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.Outcome;
import uk.gpsurgery.conduct.cases.policy.Outcome.AwaitsSecond;
import uk.gpsurgery.conduct.cases.policy.Outcome.Moved;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.HistoryEntry;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Registers;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.cases.webhook.WebhookDesk;
import uk.gpsurgery.conduct.cases.wire.CaseMoved;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.StableId;

/** Tells a case what happened: asks the policy, and puts down what it answers, all in the caller's transaction. */
@Singleton
public class Telling {

    private static final Logger LOG = Logger.getLogger(Telling.class);

    private static final Set<String> DECISIONS =
            Set.of(Step.nameOf(WarningApproved.class), Step.nameOf(RemovalAgreed.class));

    private final Histories histories;
    private final Incidents incidents;
    private final Registers registers;
    private final Tracks tracks;
    private final LetterBook letters;
    private final Outbox outbox;
    private final WebhookDesk webhooks;
    private final Judging judging;
    private final CaseClock clock;
    private final Calendar calendar;
    private final ToldJson json;
    private final MeterRegistry meters;
    private final AuditTrail trail;

    Telling(
            Histories histories,
            Incidents incidents,
            Registers registers,
            Tracks tracks,
            LetterBook letters,
            Outbox outbox,
            WebhookDesk webhooks,
            Judging judging,
            CaseClock clock,
            Calendar calendar,
            ToldJson json,
            MeterRegistry meters,
            AuditTrail trail) {
        this.histories = histories;
        this.incidents = incidents;
        this.registers = registers;
        this.tracks = tracks;
        this.letters = letters;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.judging = judging;
        this.clock = clock;
        this.calendar = calendar;
        this.json = json;
        this.meters = meters;
        this.trail = trail;
    }

    /** What the ladder answers; the case, which the caller has locked, moves when the answer is yes. */
    public Outcome tell(Case told, Happening happening, Teller teller, String correlation) throws SQLException {
        var file = file(told, Optional.of(happening), teller);
        var outcome = EscalationPolicy.decide(file, happening);
        if (outcome instanceof Moved moved) {
            move(told, moved.step(), happening, teller, correlation);
            if (happening instanceof BreachSuspected || happening instanceof AuthorIdentified) {
                takeOverHolds(told, correlation);
            }
        } else if (outcome instanceof AwaitsSecond waits) {
            await(told, waits, happening, teller, correlation);
        }
        return outcome;
    }

    /** A part of this service tells it: no call of anybody puts it on record, so it is put there here. */
    void byItself(Case told, Happening happening, Actor part, String correlation) throws SQLException {
        if (tell(told, happening, Teller.machine(part), correlation) instanceof Moved) {
            var what = Step.nameOf(happening.getClass());
            trail.done(Deed.byItself(told.practice, part, what, "/v1/cases/" + told.id, correlation));
        }
    }

    /** The case as the policy sees it when somebody tells a happening, or only looks at it. */
    public CaseFile file(Case told, Optional<Happening> happening, Teller teller) {
        var posts = incidents.ofCase(told.id);
        var named = new TreeSet<String>();
        posts.forEach(post -> named.addAll(Arrays.asList(post.named)));
        var tellers = new ArrayList<Teller>();
        var history = histories.of(told.id);
        happening.ifPresent(now -> tellers.addAll(earlierTellers(history, Step.nameOf(now.getClass()))));
        tellers.add(teller);
        var ofTracks = tracks.holdsOn(told.practice, told.authorKey, told.patientId);
        return new CaseFile(
                told.stage,
                calendar.today(),
                List.copyOf(tellers),
                both(told.holds(), ofTracks),
                ofTracks,
                posts.stream().noneMatch(post -> incidents.revisions(post.id).isEmpty()),
                !posts.isEmpty() && posts.stream().allMatch(post -> post.gone),
                Set.copyOf(named),
                deciders(history),
                Optional.ofNullable(told.dueOn),
                patient(told, happening),
                dates(told));
    }

    /** Of the patient on the case; of the one being named, when that is what is told. */
    private Optional<CaseFile.PatientFacts> patient(Case told, Optional<Happening> happening) {
        return happening
                .filter(AuthorIdentified.class::isInstance)
                .map(now -> ((AuthorIdentified) now).patientId())
                .or(() -> Optional.ofNullable(told.patientId))
                .flatMap(id -> registers.patient(told.practice, id))
                .map(patient -> patient.facts(calendar.today()));
    }

    private void move(Case told, Step<?> step, Happening happening, Teller teller, String correlation)
            throws SQLException {
        var from = told.stage;
        told.stage = step.to().orElse(from);
        told.closed = told.stage.isAnEnd();
        remember(told, happening);
        if (step.to().isPresent()) {
            clock.start(told, step.deadline());
        }
        var entry = entry(told, step, from, happening, teller);
        histories.persist(entry);
        judging.follow(told, from, happening);
        for (var letter : step.letters()) {
            letters.ask(told, letter, happening, teller, correlation);
        }
        var moved = moved(told, entry, step, correlation);
        outbox.add(moved);
        webhooks.tell(told.practice, moved.id(), moved.time(), moved.data());
        meters.counter("conduct_case_moves", "happening", entry.happening, "to", entry.toStage)
                .increment();
        LOG.infof("case %s: %s, %s -> %s", told.id, entry.happening, from, told.stage);
    }

    /** What side tracks of the same person hold already, they hold on this case too. */
    private void takeOverHolds(Case told, String correlation) throws SQLException {
        for (var hold : tracks.holdsOn(told.practice, told.authorKey, told.patientId)) {
            if (!told.holds().contains(hold)) {
                byItself(told, new HeldByTrack(hold), Actor.TRACK, correlation);
            }
        }
    }

    private void await(Case told, AwaitsSecond waits, Happening happening, Teller teller, String correlation)
            throws SQLException {
        var entry = entry(told, waits.step(), told.stage, happening, teller);
        entry.waitsFor = waits.whom();
        histories.persist(entry);
        letters.ask(told, Letter.SECOND_APPROVAL_WANTED, happening, teller, correlation);
        LOG.infof("case %s: %s waits for %s", told.id, entry.happening, waits.whom());
    }

    private HistoryEntry entry(Case told, Step<?> step, Stage from, Happening happening, Teller teller) {
        told.version++;
        told.updatedAt = calendar.now();
        var entry = new HistoryEntry();
        entry.caseId = told.id;
        entry.version = told.version;
        entry.practice = told.practice;
        entry.fromStage = from.name();
        entry.toStage = told.stage.name();
        entry.tell(step, teller, json.write(happening), told.updatedAt);
        return entry;
    }

    private static Event moved(Case told, HistoryEntry entry, Step<?> step, String correlation) {
        var first = entry.version == 1;
        return new Event(
                "cases.v1",
                told.practice + ":" + told.id,
                StableId.of(told.id, String.valueOf(entry.version)),
                correlation,
                entry.at,
                new CaseMoved(
                        told.practice,
                        told.id,
                        entry.version,
                        entry.happening,
                        first ? null : entry.fromStage,
                        entry.toStage,
                        told.clauses(),
                        step.by().words(),
                        entry.at,
                        told.holds().stream().map(Enum::name).sorted().toList()));
    }

    /** Who has told the same thing since the case came to its stage: one of two persons, perhaps. */
    private static List<Teller> earlierTellers(List<HistoryEntry> history, String happening) {
        var since = history.stream()
                .filter(entry -> !entry.toStage.equals(entry.fromStage))
                .mapToInt(entry -> entry.version)
                .max()
                .orElse(0);
        return history.stream()
                .filter(entry -> entry.version > since && entry.waitsFor != null && entry.happening.equals(happening))
                .map(HistoryEntry::teller)
                .toList();
    }

    private static Set<String> deciders(List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> DECISIONS.contains(entry.happening))
                .map(entry -> entry.teller)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What later steps look back at. */
    private void remember(Case told, Happening happening) {
        var today = calendar.today();
        if (happening instanceof BreachConfirmed confirmed) {
            told.labels = words(confirmed.labels());
        } else if (happening instanceof AuthorIdentified identified) {
            told.patientId = identified.patientId();
        } else if (happening instanceof ThreatConfirmed threat) {
            told.threatOn = threat.incidentOn();
        } else if (happening instanceof RepresentationsReceived received) {
            told.representationsOn = received.on();
            told.holds = holds(told, Hold.REPRESENTATIONS_PENDING, true);
        } else if (happening instanceof RepresentationsUpheld) {
            told.warnedOn = null;
            told.holds = holds(told, Hold.REPRESENTATIONS_PENDING, false);
        } else if (happening instanceof RepresentationsRejected) {
            told.holds = holds(told, Hold.REPRESENTATIONS_PENDING, false);
        } else if (happening instanceof HoldSet set) {
            told.holds = holds(told, set.hold(), true);
        } else if (happening instanceof HoldLifted lifted) {
            told.holds = holds(told, lifted.hold(), false);
        } else if (happening instanceof HeldByTrack held) {
            told.holds = holds(told, held.hold(), true);
        } else if (happening instanceof ReleasedByTrack released) {
            told.holds = holds(told, released.hold(), false);
        } else if (happening instanceof RemovalRequested) {
            told.requestedOn = today;
        } else if (happening instanceof ReminderApproved) {
            told.remindedOn = today;
        } else if (happening instanceof WarningDelivered delivered) {
            told.warnedOn = delivered.on();
        } else if (happening instanceof BreachedAgain again) {
            told.breachedAgainOn = again.postedOn();
        } else if (happening instanceof NoticeSent sent) {
            told.noticeSentOn = sent.on();
        } else if (happening instanceof CommissionerReceived received) {
            told.receivedOn = received.on();
        } else if (happening instanceof TreatmentEnded ended) {
            told.treatmentEndedOn = ended.commissionerToldOn();
        }
    }

    private static CaseFile.Dates dates(Case told) {
        return new CaseFile.Dates(
                Optional.ofNullable(told.requestedOn),
                Optional.ofNullable(told.remindedOn),
                Optional.ofNullable(told.warnedOn),
                Optional.ofNullable(told.breachedAgainOn),
                Optional.ofNullable(told.noticeSentOn),
                Optional.ofNullable(told.receivedOn),
                Optional.ofNullable(told.treatmentEndedOn),
                Optional.ofNullable(told.threatOn));
    }

    private static Set<Hold> both(Set<Hold> some, Set<Hold> more) {
        return Stream.of(some, more).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static String[] holds(Case told, Hold hold, boolean set) {
        var holds = new TreeSet<>(told.holds());
        if (set) {
            holds.add(hold);
        } else {
            holds.remove(hold);
        }
        return holds.stream().map(Enum::name).toArray(String[]::new);
    }

    private static String[] words(Set<Label> labels) {
        return labels.stream().map(Label::word).sorted().toArray(String[]::new);
    }
}
