package uk.gpsurgery.conduct.cases.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.cases.policy.Files.People.BOTH_ROLES;
import static uk.gpsurgery.conduct.cases.policy.Files.People.MANAGER;
import static uk.gpsurgery.conduct.cases.policy.Files.People.OTHER_PARTNER;
import static uk.gpsurgery.conduct.cases.policy.Files.People.PARTNER;
import static uk.gpsurgery.conduct.cases.policy.Files.People.RECEPTION;
import static uk.gpsurgery.conduct.cases.policy.Files.TODAY;
import static uk.gpsurgery.conduct.cases.policy.Files.at;

import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.cases.policy.CaseFile.PatientFacts;
import uk.gpsurgery.conduct.cases.policy.Happening.*;

class EscalationPolicyTest {

    @ParameterizedTest(name = "{0} + {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # at                      | told                    | answer
            DETECTED                  | BreachSuspected         | not theirs: classifier
            TRIAGE                    | NoBreachFound           | NO_BREACH
            TRIAGE                    | Signposted              | SIGNPOSTED
            TRIAGE                    | ModerationSufficed      | MODERATED_ONLY
            TRIAGE                    | BreachConfirmed         | BREACH_CONFIRMED
            TRIAGE                    | RemovalAgreed           | not on the ladder
            TRIAGE                    | RemovalRequested        | not on the ladder
            BREACH_CONFIRMED          | AuthorNotIdentified     | AUTHOR_UNIDENTIFIED
            BREACH_CONFIRMED          | AuthorIdentified        | IDENTITY_CONFIRMED
            AUTHOR_UNIDENTIFIED       | AuthorIdentified        | IDENTITY_CONFIRMED
            AUTHOR_UNIDENTIFIED       | RemovalRequested        | not on the ladder
            AUTHOR_UNIDENTIFIED       | ModerationSufficed      | MODERATED_ONLY
            IDENTITY_CONFIRMED        | RemovalRequested        | REMOVAL_REQUESTED
            REMOVAL_REQUESTED         | PostRemoved             | POST_REMOVED
            REMOVAL_REQUESTED         | ReminderApproved        | REMINDED
            REMOVAL_REQUESTED         | NonComplianceConfirmed  | not on the ladder
            REMINDED                  | PostRemoved             | POST_REMOVED
            REMINDED                  | NonComplianceConfirmed  | NON_COMPLIANT
            POST_REMOVED              | ThanksSent              | not theirs: notifier
            MONITORING                | BreachedAgain           | REPEAT
            NON_COMPLIANT             | AdviceSought            | LEGAL_ADVICE_REQUESTED
            NON_COMPLIANT             | WarningDrafted          | not on the ladder
            REPEAT                    | AdviceSought            | LEGAL_ADVICE_REQUESTED
            LEGAL_ADVICE_REQUESTED    | AdviceReceived          | LEGAL_ADVICE_RECEIVED
            LEGAL_ADVICE_RECEIVED     | WarningDrafted          | WARNING_DRAFTED
            WARNING_DRAFTED           | WarningApproved         | awaits a partner
            WARNING_ISSUED            | WarningDelivered        | WARNING_ACTIVE
            WARNING_ACTIVE            | BreachedAgain           | FURTHER_BREACH
            WARNING_ACTIVE            | RemovalAgreed           | not on the ladder
            FURTHER_BREACH            | PartnersAsked           | PARTNER_DECISION
            PARTNER_DECISION          | AlternativeAgreed       | ALTERNATIVE_AGREED
            PARTNER_DECISION          | RemovalAgreed           | awaits a partner
            REMOVAL_DECIDED           | NoticeSent              | NOTICE_SENT
            NOTICE_SENT               | CommissionerRejected    | COMMISSIONER_REJECTED
            NOTICE_SENT               | CommissionerReceived    | COMMISSIONER_RECEIVED
            COMMISSIONER_REJECTED     | PartnersAsked           | PARTNER_DECISION
            COMMISSIONER_RECEIVED     | TreatmentReviewed       | REMOVAL_PENDING
            TREATMENT_HOLD            | TreatmentEnded          | REMOVAL_PENDING
            REMOVAL_PENDING           | DeregistrationConfirmed | DEREGISTERED
            DEREGISTERED              | Withdrawn               | not on the ladder
            WARNING_DRAFTED           | Withdrawn               | WITHDRAWN
            TRIAGE                    | ThreatConfirmed         | THREAT_CONFIRMED
            THREAT_CONFIRMED          | PoliceReported          | POLICE_REPORTED
            POLICE_REPORTED           | ImmediateRemovalAgreed  | awaits a partner
            IMMEDIATE_REMOVAL_DECIDED | CommissionerTold        | IMMEDIATE_REMOVAL_TOLD
            IMMEDIATE_REMOVAL_TOLD    | ConfirmedInWriting      | SPECIAL_ALLOCATION
            POLICE_REPORTED           | AuthorIdentified        | stays
            WARNING_ACTIVE            | RepresentationsReceived | stays
            REMOVAL_PENDING           | RepresentationsReceived | stays
            REMOVAL_REQUESTED         | RepresentationsReceived | not on the ladder
            REMINDED                  | DeadlineNear            | not theirs: clock
            REMINDED                  | DeadlineLongPassed      | not theirs: clock
            REMOVAL_PENDING           | Withdrawn               | WITHDRAWN
            DEREGISTERED              | HoldSet                 | stays
            DEREGISTERED              | HoldLifted              | stays
            """)
    void aManagerTells(Stage at, String told, String answer) {
        assertThat(answer(at(at).toldBy(MANAGER), told(told))).isEqualTo(answer);
    }

    private static final String REASON = Told.REMOVED.specificReason();

    static final List<Arguments> REFUSALS = List.of(
            refused(at(Stage.TRIAGE).naming("s-10"), Told.DEFAMED, "NOT_NAMED_IN_THE_POSTS"),
            refused(at(Stage.TRIAGE), confirmed(Label.COMPLAINT, Nature.ABUSE), "LABEL_MAY_ENTER_THE_LADDER"),
            refused(
                    at(Stage.TRIAGE),
                    confirmed(Label.STAFF_IDENTIFIED, Nature.DISCLOSURE),
                    "LABEL_MAY_ENTER_THE_LADDER"),
            refused(at(Stage.TRIAGE), confirmed(Label.OFF_CHANNEL_REVIEW, Nature.ABUSE), "LABEL_MAY_ENTER_THE_LADDER"),
            refused(at(Stage.TRIAGE), confirmed(Label.DEFAMATORY, Nature.OPINION), "NOT_AN_OPINION_OR_COMPLAINT"),
            refused(at(Stage.TRIAGE), confirmed(Label.DEFAMATORY, Nature.COMPLAINT), "NOT_AN_OPINION_OR_COMPLAINT"),
            refused(at(Stage.BREACH_CONFIRMED), identified("one"), "TWO_PIECES_OF_EVIDENCE"),
            refused(at(Stage.BREACH_CONFIRMED), identified("one", " one "), "TWO_PIECES_OF_EVIDENCE"),
            refused(at(Stage.BREACH_CONFIRMED), identified("one", " "), "TWO_PIECES_OF_EVIDENCE"),
            refused(at(Stage.BREACH_CONFIRMED).patient(null), told("AuthorIdentified"), "REGISTERED_HERE NOT_DECEASED"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).patient(new PatientFacts(false, false, false, false, true)),
                    told("RemovalRequested"),
                    "REGISTERED_HERE"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).patient(new PatientFacts(true, true, false, false, true)),
                    told("RemovalRequested"),
                    "NOT_DECEASED"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).patient(new PatientFacts(true, false, true, false, true)),
                    told("RemovalRequested"),
                    "RECORD_NOT_RESTRICTED"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).patient(new PatientFacts(true, false, false, true, true)),
                    told("RemovalRequested"),
                    "NOT_A_MINOR"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).patient(new PatientFacts(true, false, false, false, false)),
                    told("RemovalRequested"),
                    "REACHABLE"),
            refused(at(Stage.IDENTITY_CONFIRMED).gone(), told("RemovalRequested"), "POST_NOT_GONE"),
            refused(at(Stage.REMOVAL_REQUESTED).dueOn(TODAY), told("ReminderApproved"), "DEADLINE_PASSED"),
            refused(
                    at(Stage.REMOVAL_REQUESTED),
                    new ReminderApproved(TODAY.minusDays(1)),
                    "SEEN_UP_TODAY_FOR_A_REMINDER"),
            refused(at(Stage.REMINDED), new NonComplianceConfirmed(TODAY.minusDays(1)), "SEEN_UP_TODAY"),
            refused(at(Stage.REMINDED).neverReminded(), told("NonComplianceConfirmed"), "ASKED_AND_REMINDED"),
            refused(at(Stage.NON_COMPLIANT).withoutEvidence(), told("AdviceSought"), "EVIDENCE_STORED"),
            refused(
                    at(Stage.MONITORING),
                    new BreachedAgain(Set.of(Label.COMPLAINT), TODAY),
                    "LABEL_OF_THE_REPEAT_MAY_ENTER"),
            refused(
                    at(Stage.MONITORING),
                    new BreachedAgain(Set.of(Label.DEFAMATORY), TODAY.plusDays(1)),
                    "POSTED_TODAY_OR_EARLIER"),
            refused(
                    at(Stage.LEGAL_ADVICE_REQUESTED),
                    new AdviceReceived(Advice.NO_ACTION, TODAY.plusDays(1), "no"),
                    "ADVICE_NOT_FROM_THE_FUTURE"),
            refused(
                    at(Stage.LEGAL_ADVICE_RECEIVED),
                    new WarningDrafted("posted", "take down", " ", true),
                    "ALTERNATIVES_CONSIDERED"),
            refused(
                    at(Stage.LEGAL_ADVICE_RECEIVED),
                    new WarningDrafted("posted", "take down", "met", false),
                    "EQUALITY_CHECKED"),
            refused(
                    at(Stage.WARNING_ISSUED),
                    new WarningDelivered(TODAY.plusDays(1), "x"),
                    "DELIVERY_NOT_FROM_THE_FUTURE"),
            refused(at(Stage.WARNING_ISSUED), new WarningDelivered(TODAY, " "), "DELIVERY_PROVED"),
            refused(
                    at(Stage.FURTHER_BREACH).breachedAgainOn(TODAY.minusMonths(2)),
                    told("PartnersAsked"),
                    "BREACH_AFTER_THE_WARNING"),
            refused(at(Stage.REMOVAL_DECIDED), new NoticeSent(TODAY.plusDays(1)), "SENT_TODAY_OR_EARLIER"),
            refused(
                    at(Stage.NOTICE_SENT),
                    new CommissionerReceived(TODAY.minusDays(10), "ref"),
                    "RECEIVED_AFTER_IT_WAS_SENT"),
            refused(
                    at(Stage.REMOVAL_PENDING).receivedOn(TODAY.minusDays(7)),
                    told("DeregistrationConfirmed"),
                    "EIGHTH_DAY_REACHED"),
            refused(
                    at(Stage.REMOVAL_PENDING).treatmentEndedOn(TODAY.minusDays(7)),
                    told("DeregistrationConfirmed"),
                    "EIGHTH_DAY_REACHED"),
            refused(at(Stage.TRIAGE), new ThreatConfirmed(TODAY, false, "swore at reception"), "VIOLENCE_OR_FEAR"),
            refused(
                    at(Stage.THREAT_CONFIRMED),
                    new PoliceReported(TODAY.plusDays(6), "log 1", ""),
                    "REPORTED_IN_7_DAYS_OR_APPROVED"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).held(Hold.COMPLAINT_OPEN),
                    told("RemovalRequested"),
                    "NO_COMPLAINT_OPEN"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).held(Hold.SAFEGUARDING_OPEN),
                    told("RemovalRequested"),
                    "NO_SAFEGUARDING_OPEN"),
            refused(
                    at(Stage.IDENTITY_CONFIRMED).held(Hold.IDENTITY_DISPUTED),
                    told("RemovalRequested"),
                    "IDENTITY_NOT_DISPUTED"),
            refused(
                    at(Stage.WARNING_DRAFTED).held(Hold.CAPACITY_OR_MENTAL_HEALTH_REVIEW),
                    told("WarningApproved"),
                    "NO_CAPACITY_REVIEW"),
            refused(at(Stage.WARNING_ACTIVE), told("RepresentationsUpheld"), "REPRESENTATIONS_MADE"),
            refused(
                    at(Stage.WARNING_ACTIVE).held(Hold.REPRESENTATIONS_PENDING).decidedBy("gareth.noakes"),
                    told("RepresentationsRejected"),
                    "ANSWERED_BY_SOMEBODY_ELSE"),
            refused(
                    at(Stage.WARNING_ACTIVE),
                    new RepresentationsReceived(TODAY.plusDays(1), "by letter", false),
                    "CAME_TODAY_OR_EARLIER"),
            refused(at(Stage.IMMEDIATE_REMOVAL_TOLD), new ConfirmedInWriting(TODAY, false, " "), "INFORMED_OR_WHY_NOT"),
            refused(
                    at(Stage.POLICE_REPORTED).patient(null).toldBy(MANAGER, PARTNER),
                    told("ImmediateRemovalAgreed"),
                    "REGISTERED_HERE"),
            refused(
                    at(Stage.WARNING_DRAFTED).held(Hold.REPRESENTATIONS_PENDING),
                    told("WarningApproved"),
                    "NO_REPRESENTATIONS_PENDING"),
            refused(
                    at(Stage.WARNING_DRAFTED).held(Hold.COMPLAINT_RECENT),
                    new WarningApproved("as advised by MDU  "),
                    "A_RECENT_COMPLAINT_IS_NOT_WHY"),
            refused(
                    at(Stage.TRIAGE).heldByTrack(Hold.COMPLAINT_OPEN),
                    new HoldLifted(Hold.COMPLAINT_OPEN, "it is in the way"),
                    "NO_TRACK_HOLDS_IT"),
            refused(at(Stage.REMOVAL_DECIDED).warnedOn(null), told("NoticeSent"), "WARNED_IN_LAST_12_MONTHS"),
            refused(at(Stage.PARTNER_DECISION), removal("breakdown", true, true, true), "SPECIFIC_REASON_GIVEN"),
            refused(at(Stage.PARTNER_DECISION), removal(REASON, false, true, true), "NO_PROHIBITED_GROUND"),
            refused(at(Stage.PARTNER_DECISION), removal(REASON, true, false, true), "NOT_FOR_COMPLAINING"),
            refused(at(Stage.PARTNER_DECISION), removal(REASON, true, true, false), "THIS_PERSON_ONLY"));

    @ParameterizedTest(name = "{2}")
    @FieldSource("REFUSALS")
    void refuses(Files file, Happening told, String guards) {
        assertThat(answer(file, told)).isEqualTo("refused: " + guards);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # warned on | answer
            2025-11-22  | REMOVAL_DECIDED
            2025-11-21  | refused: WARNED_IN_LAST_12_MONTHS
            -           | refused: WARNED_IN_LAST_12_MONTHS BREACH_AFTER_THE_WARNING
            """)
    void removalAsksForAWarningInTheTwelveMonthsBefore(@Nullable LocalDate warnedOn, String answer) {
        assertThat(answer(at(Stage.PARTNER_DECISION).warnedOn(warnedOn).toldBy(MANAGER, PARTNER), Told.REMOVED))
                .isEqualTo(answer);
    }

    @Test
    void everyGuardIsSeenToBite() {
        assertThat(REFUSALS.stream()
                        .flatMap(row -> Stream.of(String.valueOf(row.get()[2]).split(" "))))
                .contains(Stream.of(Guard.values()).map(Guard::name).toArray(String[]::new));
    }

    static Stream<Arguments> letterStepsAndHolds() {
        return EscalationPolicy.LADDER.stream()
                .filter(step ->
                        step.letters().stream().anyMatch(letter -> letter.recipient() == Letter.Recipient.PATIENT))
                .filter(step -> !step.letters().contains(Letter.DEREGISTERED))
                .flatMap(step -> EnumSet.of(
                                Hold.COMPLAINT_OPEN,
                                Hold.SAFEGUARDING_OPEN,
                                Hold.IDENTITY_DISPUTED,
                                Hold.DECEASED,
                                Hold.SENSITIVE_RECORD,
                                Hold.MINOR_OR_LACKS_CAPACITY)
                        .stream()
                        .flatMap(hold -> step.from().stream().map(from -> Arguments.of(step, from, hold))));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("letterStepsAndHolds")
    void noPatientIsWrittenToWhileAHoldIsOn(Step<?> step, Stage from, Hold hold) {
        var told = told(step.happening().getSimpleName());

        assertThat(EscalationPolicy.decide(
                        at(from).held(hold).toldBy(MANAGER, PARTNER).file(), told))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void twoPersonsWarnAndRemoveAndOneOfThemIsAPartner() {
        for (var step : List.of(
                new Decision(Stage.WARNING_DRAFTED, "WarningApproved", "WARNING_ISSUED"),
                new Decision(Stage.PARTNER_DECISION, "RemovalAgreed", "REMOVAL_DECIDED"),
                new Decision(Stage.POLICE_REPORTED, "ImmediateRemovalAgreed", "IMMEDIATE_REMOVAL_DECIDED"))) {
            assertThat(answer(at(step.at).toldBy(MANAGER), told(step.told))).isEqualTo("awaits a partner");
            assertThat(answer(at(step.at).toldBy(PARTNER), told(step.told))).isEqualTo("awaits a second person");
            assertThat(answer(at(step.at).toldBy(BOTH_ROLES, BOTH_ROLES), told(step.told)))
                    .isEqualTo("awaits a second person");
            assertThat(answer(at(step.at).toldBy(MANAGER, PARTNER), told(step.told)))
                    .isEqualTo(step.to);
            assertThat(answer(at(step.at).toldBy(RECEPTION), told(step.told)))
                    .isEqualTo("not theirs: manager and partner");
            assertThat(answer(at(step.at).toldBy(MANAGER, OTHER_PARTNER).naming("s-01"), told(step.told)))
                    .isEqualTo("refused: NOT_NAMED_IN_THE_POSTS");
        }
    }

    private record Decision(Stage at, String told, String to) {}

    @Test
    void nothingAgainstAPatientIsDoneByAMachine() {
        assertThat(EscalationPolicy.LADDER)
                .filteredOn(step -> step.by().isMachine())
                .allSatisfy(step ->
                        assertThat(step.letters()).allMatch(letter -> letter.recipient() == Letter.Recipient.STAFF));
    }

    @Test
    void aTrackHoldsTheLadderAndMovesNothing() {
        assertThat(EscalationPolicy.LADDER)
                .filteredOn(step -> step.by() == Actor.TRACK)
                .hasSize(2)
                .allMatch(step -> step.to().isEmpty() && step.letters().isEmpty());
        assertThat(answer(at(Stage.TRIAGE).toldBy(Teller.machine(Actor.TRACK)), told("HeldByTrack")))
                .isEqualTo("stays");
        assertThat(answer(at(Stage.TRIAGE).toldBy(MANAGER), told("HeldByTrack")))
                .isEqualTo("not theirs: track");
        assertThat(answer(at(Stage.TRIAGE).heldByTrack(Hold.SAFEGUARDING_OPEN), told("HoldLifted")))
                .isEqualTo("stays");
    }

    @Test
    void whoeverDidNotDecideAnswersWhatThePatientSays() {
        for (var answer : List.of("RepresentationsUpheld WITHDRAWN", "RepresentationsRejected stays")) {
            var told = answer.split(" ", 2);
            assertThat(answer(
                            at(Stage.NOTICE_SENT)
                                    .held(Hold.REPRESENTATIONS_PENDING)
                                    .decidedBy("gareth.noakes", "james.thornbury")
                                    .toldBy(OTHER_PARTNER),
                            told(told[0])))
                    .isEqualTo(told[1]);
        }
    }

    @Test
    void theCommissionerLearnsThatANoticeTheyHaveIsTakenBack() {
        var withdrawn = (Outcome.Moved)
                EscalationPolicy.decide(at(Stage.REMOVAL_PENDING).file(), new Withdrawn("apology accepted", false));
        var early =
                (Outcome.Moved) EscalationPolicy.decide(at(Stage.REMINDED).file(), new Withdrawn("an error", false));

        assertThat(withdrawn.step().letters()).containsExactly(Letter.COMMISSIONER_WITHDRAWAL);
        assertThat(early.step().letters()).isEmpty();
    }

    @Test
    void afterARecentComplaintAWarningSaysWhyItIsNotForThat() {
        assertThat(answer(
                        at(Stage.WARNING_DRAFTED).held(Hold.COMPLAINT_RECENT).toldBy(MANAGER, PARTNER),
                        new WarningApproved("It is for the claim of 3 May, not the complaint.")))
                .isEqualTo("WARNING_ISSUED");
    }

    @Test
    void whateverActsAgainstAPatientQuotesThePolicyOrCitesTheLaw() {
        assertThat(EscalationPolicy.LADDER)
                .filteredOn(step ->
                        step.letters().stream().anyMatch(letter -> letter.recipient() == Letter.Recipient.PATIENT)
                                || step.by() == Actor.PARTNER_AND_MANAGER)
                .filteredOn(step -> !step.letters().contains(Letter.THANK_YOU)
                        && !step.letters().contains(Letter.WITHDRAWN))
                .allMatch(step -> !step.quote().isEmpty() || !step.law().isEmpty());
    }

    static final List<String> QUOTES = Stream.concat(
                    EscalationPolicy.LADDER.stream().map(Step::quote),
                    Stream.of(Clause.values()).map(Clause::quote))
            .filter(quote -> !quote.isEmpty())
            .distinct()
            .toList();

    @ParameterizedTest
    @FieldSource("QUOTES")
    void quotesThePolicyToTheLetter(String quote) throws IOException {
        assertThat(policyText()).contains(quote);
    }

    @Test
    void everyHappeningIsOnTheLadder() {
        assertThat(EscalationPolicy.LADDER.stream().<Class<?>>map(Step::happening))
                .contains(Happening.class.getPermittedSubclasses());
    }

    @Test
    void everyGuardGuardsAStep() {
        assertThat(EscalationPolicy.LADDER.stream().flatMap(step -> step.guards().stream()))
                .contains(Guard.values());
    }

    @Test
    void everyStageIsReachedAndEveryOpenStageCanBeLeft() {
        var reached = EscalationPolicy.LADDER.stream()
                .flatMap(step -> step.to().stream())
                .collect(Collectors.toSet());

        assertThat(reached)
                .contains(EnumSet.complementOf(EnumSet.of(Stage.DETECTED)).toArray(Stage[]::new));
        for (var open : Stage.open()) {
            assertThat(EscalationPolicy.stepsFrom(open)).as(open.name()).hasSizeGreaterThan(3);
        }
    }

    @Test
    void theEighthDayAfterReceiptOverNewYear() {
        var file =
                at(Stage.REMOVAL_PENDING).receivedOn(LocalDate.of(2026, 12, 23)).file();

        assertThat(file.dates().effectiveOn()).isEqualTo(Optional.of(LocalDate.of(2026, 12, 31)));
    }

    private static Arguments refused(Files file, Happening told, String guards) {
        return Arguments.of(file, told, guards);
    }

    private static BreachConfirmed confirmed(Label label, Nature nature) {
        return new BreachConfirmed(Set.of(label), nature, "because");
    }

    private static RemovalAgreed removal(
            String reason, boolean notOnAProhibitedGround, boolean notForComplaining, boolean thisPersonOnly) {
        return new RemovalAgreed(
                reason, "a meeting was refused", notOnAProhibitedGround, notForComplaining, thisPersonOnly);
    }

    private static AuthorIdentified identified(String... evidence) {
        return new AuthorIdentified("p-01", List.of(evidence));
    }

    private static Happening told(String name) {
        return requireNonNull(Told.BY_NAME.get(name), name);
    }

    private static String answer(Files file, Happening told) {
        var outcome = EscalationPolicy.decide(file.file(), told);
        if (outcome instanceof Outcome.Moved moved) {
            return moved.step().to().map(Stage::name).orElse("stays");
        }
        if (outcome instanceof Outcome.AwaitsSecond awaits) {
            return "awaits " + awaits.whom();
        }
        if (outcome instanceof Outcome.Refused refused) {
            return refused.guards().stream().map(Guard::name).collect(Collectors.joining(" ", "refused: ", ""));
        }
        return outcome instanceof Outcome.NotTheirs notTheirs
                ? "not theirs: " + notTheirs.by().words()
                : "not on the ladder";
    }

    private static String policyText() throws IOException {
        try (var text =
                requireNonNull(EscalationPolicy.class.getResourceAsStream("/social-media-patient-policy.txt"))) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }
}
