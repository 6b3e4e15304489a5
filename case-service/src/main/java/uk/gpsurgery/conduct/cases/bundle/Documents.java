package uk.gpsurgery.conduct.cases.bundle;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.PracticeConfig;
import uk.gpsurgery.conduct.cases.ToldJson;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Guard;
import uk.gpsurgery.conduct.cases.policy.Happening.ImmediateRemovalAgreed;
import uk.gpsurgery.conduct.cases.policy.Happening.PoliceReported;
import uk.gpsurgery.conduct.cases.policy.Happening.RemovalAgreed;
import uk.gpsurgery.conduct.cases.policy.Happening.WarningApproved;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.HistoryEntry;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Patient;
import uk.gpsurgery.conduct.cases.store.Registers;

/** What people outside the practice ask for about a case, each as it wants to have it. */
@Singleton
public class Documents {

    private static final Set<String> DECISIONS = Set.of(
            Step.nameOf(WarningApproved.class),
            Step.nameOf(RemovalAgreed.class),
            Step.nameOf(ImmediateRemovalAgreed.class));

    private final Histories histories;
    private final Incidents incidents;
    private final Registers registers;
    private final PracticeConfig practices;
    private final Calendar calendar;
    private final ToldJson told;

    Documents(
            Histories histories,
            Incidents incidents,
            Registers registers,
            PracticeConfig practices,
            Calendar calendar,
            ToldJson told) {
        this.histories = histories;
        this.incidents = incidents;
        this.registers = registers;
        this.practices = practices;
        this.calendar = calendar;
        this.told = told;
    }

    /** Why what acts against the patient was decided, as it was put down at the time. */
    public record StatementOfReasons(String practice, String reference, List<Decision> decisions) {}

    /**
     * One person's part in a decision.
     *
     * @param checked what had to be true, and was
     */
    public record Decision(
            String decided,
            Instant at,
            String by,
            String capacity,
            Map<String, Object> inTheirWords,
            List<String> checked,
            String policy,
            String law) {}

    /** What Primary Care Support England asks for when a patient is to be taken off a list. */
    public record RemovalForm(
            String category,
            String type,
            String practiceCode,
            String practiceName,
            String practiceAddress,
            String practicePhone,
            String reference,
            String patientName,
            String nhsNumber,
            LocalDate dateOfBirth,
            @Nullable String patientAddress,
            String reason,
            @Nullable LocalDate warnedOn,
            @Nullable LocalDate noticeSentOn,
            @Nullable LocalDate policeToldOn,
            @Nullable String policeReference) {}

    /** What the complainant says of the statement; the practice adds the rest. */
    public record Complaint(
            String name,
            String email,
            String meaning,
            String whyDefamatory,
            String whatIsUntrue,
            boolean mayBePassedOn) {}

    /**
     * A notice of complaint to the operator of a website about somebody who cannot be identified: section 5 of the
     * Defamation Act 2013, with the contents that regulation 2 of SI 2013/3028 asks for.
     */
    public record NoticeOfComplaint(
            String complainant,
            String email,
            List<Statement> statements,
            String meaning,
            String whyDefamatory,
            String whatIsUntrue,
            String noMeansToSue,
            boolean nameAndEmailMayBeGivenToThePoster,
            LocalDate madeOn) {}

    /** The words complained of, and where on the website they stand. */
    public record Statement(
            String platform,
            @Nullable String where,
            @Nullable String poster,
            @Nullable String words) {}

    public StatementOfReasons reasons(Case about) {
        return new StatementOfReasons(
                practices.of(about.practice).name(),
                about.reference,
                histories.of(about.id).stream()
                        .filter(entry -> DECISIONS.contains(entry.happening))
                        .map(this::decision)
                        .toList());
    }

    private Decision decision(HistoryEntry entry) {
        return new Decision(
                entry.happening,
                entry.at,
                entry.teller,
                entry.capacity,
                told.fields(entry.told),
                Arrays.stream(entry.guards)
                        .map(guard -> Guard.valueOf(guard).sentence())
                        .toList(),
                entry.quote,
                entry.law);
    }

    /** Empty until two persons have decided on a removal. */
    public Optional<RemovalForm> removalForm(Case about) {
        var removal = last(about, RemovalAgreed.class);
        var immediate = last(about, ImmediateRemovalAgreed.class);
        var reason = removal.map(RemovalAgreed::specificReason)
                .or(() -> immediate.map(ImmediateRemovalAgreed::specificReason));
        var patient = Optional.ofNullable(about.patientId).flatMap(id -> registers.patient(about.practice, id));
        return reason.flatMap(why -> patient.map(
                who -> removalForm(about, who, why, immediate.isPresent(), last(about, PoliceReported.class))));
    }

    private RemovalForm removalForm(
            Case about, Patient who, String why, boolean immediate, Optional<PoliceReported> police) {
        var practice = practices.of(about.practice);
        return new RemovalForm(
                "Patient Registrations",
                immediate ? "Immediate Removal" : "Patient Removals",
                about.practice,
                practice.name(),
                practice.address(),
                practice.phone(),
                about.reference,
                who.name,
                who.nhsNumber,
                who.dateOfBirth,
                who.postalAddress,
                why,
                about.warnedOn,
                about.noticeSentOn,
                police.map(PoliceReported::on).orElse(null),
                police.map(PoliceReported::logReference).orElse(null));
    }

    /** Empty when it is known who the poster is: then they are the one to turn to. */
    public Optional<NoticeOfComplaint> notice(Case about, Complaint complaint) {
        if (about.patientId != null) {
            return Optional.empty();
        }
        var statements = incidents.ofCase(about.id).stream()
                .flatMap(post -> incidents.revisions(post.id).stream()
                        .filter(revision -> revision.text != null)
                        .map(revision -> new Statement(post.platform, post.url, post.authorName, revision.text)))
                .toList();
        return Optional.of(new NoticeOfComplaint(
                complaint.name(),
                complaint.email(),
                statements,
                complaint.meaning(),
                complaint.whyDefamatory(),
                complaint.whatIsUntrue(),
                "The complainant does not have sufficient information about the poster to bring proceedings against"
                        + " that person.",
                complaint.mayBePassedOn(),
                calendar.today()));
    }

    /** What was told in the end: the entry that moved the case. */
    private <H> Optional<H> last(Case about, Class<H> happening) {
        return histories.of(about.id).stream()
                .filter(entry -> entry.happening.equals(Step.nameOf(happening)) && entry.waitsFor == null)
                .reduce((earlier, later) -> later)
                .map(entry -> told.read(entry.told, happening));
    }
}
