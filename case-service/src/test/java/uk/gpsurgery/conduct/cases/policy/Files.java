package uk.gpsurgery.conduct.cases.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.CaseFile.PatientFacts;

/** Case files in which every guard of the file is met, until a test takes one thing away. */
final class Files {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private Stage stage;
    private final List<Teller> tellers = new ArrayList<>();
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private final Set<Hold> heldByTracks = EnumSet.noneOf(Hold.class);
    private boolean evidence = true;
    private boolean gone;
    private Set<String> named = Set.of("s-01");
    private Set<String> deciders = Set.of();
    private @Nullable LocalDate dueOn = TODAY.minusDays(1);
    private @Nullable PatientFacts patient = new PatientFacts(true, false, false, false, true);
    private @Nullable LocalDate requestedOn = TODAY.minusDays(20);
    private @Nullable LocalDate remindedOn = TODAY.minusDays(10);
    private @Nullable LocalDate warnedOn = TODAY.minusMonths(2);
    private @Nullable LocalDate breachedAgainOn = TODAY.minusDays(3);
    private @Nullable LocalDate noticeSentOn = TODAY.minusDays(9);
    private @Nullable LocalDate receivedOn = TODAY.minusDays(8);
    private @Nullable LocalDate treatmentEndedOn;
    private @Nullable LocalDate threatOn = TODAY.minusDays(2);

    private Files(Stage stage) {
        this.stage = stage;
    }

    static Files at(Stage stage) {
        return new Files(stage);
    }

    Files toldBy(Teller... who) {
        tellers.addAll(List.of(who));
        return this;
    }

    Files held(Hold hold) {
        holds.add(hold);
        return this;
    }

    Files heldByTrack(Hold hold) {
        heldByTracks.add(hold);
        return held(hold);
    }

    Files withoutEvidence() {
        evidence = false;
        return this;
    }

    Files gone() {
        gone = true;
        return this;
    }

    Files decidedBy(String... subjects) {
        deciders = Set.of(subjects);
        return this;
    }

    Files naming(String... staff) {
        named = Set.of(staff);
        return this;
    }

    Files dueOn(@Nullable LocalDate day) {
        dueOn = day;
        return this;
    }

    Files patient(@Nullable PatientFacts facts) {
        patient = facts;
        return this;
    }

    Files neverReminded() {
        remindedOn = null;
        return this;
    }

    Files warnedOn(@Nullable LocalDate day) {
        warnedOn = day;
        return this;
    }

    Files breachedAgainOn(@Nullable LocalDate day) {
        breachedAgainOn = day;
        return this;
    }

    Files receivedOn(@Nullable LocalDate day) {
        receivedOn = day;
        return this;
    }

    Files treatmentEndedOn(LocalDate day) {
        treatmentEndedOn = day;
        return this;
    }

    CaseFile file() {
        return new CaseFile(
                stage,
                TODAY,
                tellers.isEmpty() ? List.of(People.MANAGER) : List.copyOf(tellers),
                holds,
                heldByTracks,
                evidence,
                gone,
                named,
                deciders,
                Optional.ofNullable(dueOn),
                Optional.ofNullable(patient),
                new CaseFile.Dates(
                        Optional.ofNullable(requestedOn),
                        Optional.ofNullable(remindedOn),
                        Optional.ofNullable(warnedOn),
                        Optional.ofNullable(breachedAgainOn),
                        Optional.ofNullable(noticeSentOn),
                        Optional.ofNullable(receivedOn),
                        Optional.ofNullable(treatmentEndedOn),
                        Optional.ofNullable(threatOn)));
    }

    /** Those who tell. */
    static final class People {

        static final Teller MANAGER = new Teller("gareth.noakes", Set.of("practice-manager"), "s-10");
        static final Teller PARTNER = new Teller("james.thornbury", Set.of("partner"), "s-02");
        static final Teller OTHER_PARTNER = new Teller("meera.patel", Set.of("partner"), "s-01");
        static final Teller RECEPTION = new Teller("kayleigh.brooks", Set.of("reception"), "s-08");
        static final Teller BOTH_ROLES = new Teller("ann.both", Set.of("partner", "practice-manager"), "s-03");

        private People() {}
    }
}
