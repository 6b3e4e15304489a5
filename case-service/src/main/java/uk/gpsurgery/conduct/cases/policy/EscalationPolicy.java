package uk.gpsurgery.conduct.cases.policy;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.NOTIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.PARTNER_AND_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.Actor.PLATFORM;
import static uk.gpsurgery.conduct.cases.policy.Actor.TRACK;
import static uk.gpsurgery.conduct.cases.policy.Guard.*;
import static uk.gpsurgery.conduct.cases.policy.Letter.*;
import static uk.gpsurgery.conduct.cases.policy.Stage.*;
import static uk.gpsurgery.conduct.cases.policy.Step.at;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.policy.Happening.*;
import uk.gpsurgery.conduct.cases.policy.Outcome.AwaitsSecond;
import uk.gpsurgery.conduct.cases.policy.Outcome.Moved;
import uk.gpsurgery.conduct.cases.policy.Outcome.NotOnTheLadder;
import uk.gpsurgery.conduct.cases.policy.Outcome.NotTheirs;
import uk.gpsurgery.conduct.cases.policy.Outcome.Refused;

/**
 * The escalation ladder of the Social Media Patient Policy, a sentence a step.
 *
 * <p>What no step names cannot happen. A step that acts against a patient quotes the policy to the letter or cites the
 * regulation that governs it. The regulations are those for PMS contracts (SI 2015/1879, schedule 2), whose GMS twin
 * (SI 2015/1862, schedule 3) reads the same.
 */
public final class EscalationPolicy {

    private static final String REMOVAL = "PMS Agreements Regulations 2015, Schedule 2, paragraph 23";
    private static final String IMMEDIATE_REMOVAL = "PMS Agreements Regulations 2015, Schedule 2, paragraph 24";

    /** What must be true whenever a letter goes to a patient. */
    private static final Guard[] MAY_BE_WRITTEN_TO = {
        NO_COMPLAINT_OPEN,
        NO_SAFEGUARDING_OPEN,
        IDENTITY_NOT_DISPUTED,
        NOT_DECEASED,
        RECORD_NOT_RESTRICTED,
        NOT_A_MINOR,
        REGISTERED_HERE,
        REACHABLE
    };

    /** What must be true, besides, before a warning or a removal. */
    private static final Guard[] MAY_BE_ESCALATED =
            and(MAY_BE_WRITTEN_TO, NO_CAPACITY_REVIEW, NO_REPRESENTATIONS_PENDING, NOT_NAMED_IN_THE_POSTS);

    private static final Stage[] WARNED_OR_WORSE = {
        WARNING_ISSUED, WARNING_ACTIVE, FURTHER_BREACH, PARTNER_DECISION, REMOVAL_DECIDED, COMMISSIONER_REJECTED,
    };

    /** The commissioner has the notice, or may have it. */
    private static final Stage[] NOTIFIED = {NOTICE_SENT, COMMISSIONER_RECEIVED, TREATMENT_HOLD, REMOVAL_PENDING};

    private static final Stage[] IMMEDIATE = {
        THREAT_CONFIRMED, POLICE_REPORTED, IMMEDIATE_REMOVAL_DECIDED, IMMEDIATE_REMOVAL_TOLD
    };

    private static final Stage[] CALLED_FOR = {
        TRIAGE,
        BREACH_CONFIRMED,
        REMOVAL_REQUESTED,
        REMINDED,
        LEGAL_ADVICE_REQUESTED,
        LEGAL_ADVICE_RECEIVED,
        PARTNER_DECISION,
        NOTICE_SENT,
        REMOVAL_PENDING,
        IMMEDIATE_REMOVAL_TOLD
    };

    static final List<Step<?>> LADDER = List.of(
            at(DETECTED, BreachSuspected.class)
                    .moveTo(TRIAGE)
                    .by(CLASSIFIER)
                    .onlyIf(EVIDENCE_STORED)
                    .within(Deadline.TRIAGE)
                    .send(NEW_CASE),
            at(TRIAGE, NoBreachFound.class).moveTo(NO_BREACH),
            at(TRIAGE, Signposted.class)
                    .moveTo(SIGNPOSTED)
                    .because(
                            "We have a separate complaints policy which patients are to use, should they wish to make a"
                                    + " complaint"),
            at(TRIAGE, ModerationSufficed.class)
                    .moveTo(MODERATED_ONLY)
                    .because("we reserve the right to moderate and/or delete comments"),
            at(TRIAGE, BreachConfirmed.class)
                    .moveTo(BREACH_CONFIRMED)
                    .onlyIf(NOT_NAMED_IN_THE_POSTS, LABEL_MAY_ENTER_THE_LADDER, NOT_AN_OPINION_OR_COMPLAINT)
                    .within(Deadline.IDENTIFICATION)
                    .because("Patients at Mile Oak Medical Centre are expected to adhere to the following code of"
                            + " conduct"),

            // The author is asked, reminded, and thanked.
            at(BREACH_CONFIRMED, AuthorNotIdentified.class).moveTo(AUTHOR_UNIDENTIFIED),
            at(new Stage[] {BREACH_CONFIRMED, AUTHOR_UNIDENTIFIED}, AuthorIdentified.class)
                    .moveTo(IDENTITY_CONFIRMED)
                    .onlyIf(TWO_PIECES_OF_EVIDENCE, REGISTERED_HERE, NOT_DECEASED),
            at(AUTHOR_UNIDENTIFIED, ModerationSufficed.class)
                    .moveTo(MODERATED_ONLY)
                    .because("we reserve the right to moderate and/or delete comments"),
            at(IDENTITY_CONFIRMED, RemovalRequested.class)
                    .moveTo(REMOVAL_REQUESTED)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, POST_NOT_GONE))
                    .within(Deadline.REMOVAL_REQUEST)
                    .send(PLEASE_REMOVE)
                    .because("We will contact you and ask you to remove the comment"),
            at(REMOVAL_REQUESTED, ReminderApproved.class)
                    .moveTo(REMINDED)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, DEADLINE_PASSED, POST_NOT_GONE, SEEN_UP_TODAY_FOR_A_REMINDER))
                    .within(Deadline.REMINDER)
                    .send(REMINDER)
                    .because("We will contact you and ask you to remove the comment"),
            at(new Stage[] {REMOVAL_REQUESTED, REMINDED}, PostSeenRemoved.class)
                    .by(PLATFORM)
                    .send(POST_SEEN_REMOVED),
            at(new Stage[] {REMOVAL_REQUESTED, REMINDED}, PostRemoved.class)
                    .moveTo(POST_REMOVED)
                    .onlyIf(MAY_BE_WRITTEN_TO)
                    .send(THANK_YOU),
            at(POST_REMOVED, ThanksSent.class).moveTo(MONITORING).by(NOTIFIER).within(Deadline.MONITORING),
            at(MONITORING, BreachedAgain.class)
                    .moveTo(REPEAT)
                    .onlyIf(LABEL_OF_THE_REPEAT_MAY_ENTER, POSTED_TODAY_OR_EARLIER, NOT_NAMED_IN_THE_POSTS)
                    .because("repeated incidents could result in your removal from the surgery"),
            at(MONITORING, DeadlinePassed.class).moveTo(CLOSED_RESOLVED).by(CLOCK),
            at(REMINDED, NonComplianceConfirmed.class)
                    .moveTo(NON_COMPLIANT)
                    .onlyIf(DEADLINE_PASSED, POST_NOT_GONE, ASKED_AND_REMINDED, SEEN_UP_TODAY)
                    .because("failure to do so or repeated incidents could result in your removal from the surgery"),

            // A solicitor looks at it before anybody is warned.
            at(new Stage[] {NON_COMPLIANT, REPEAT}, AdviceSought.class)
                    .moveTo(LEGAL_ADVICE_REQUESTED)
                    .onlyIf(EVIDENCE_STORED)
                    .within(Deadline.LEGAL_ADVICE)
                    .send(LEGAL_ADVICE_INSTRUCTION)
                    .because("Legal advice will be sought"),
            at(LEGAL_ADVICE_REQUESTED, AdviceReceived.class)
                    .when(advice -> advice.outcome() == Advice.PROCEED_TO_WARNING)
                    .moveTo(LEGAL_ADVICE_RECEIVED)
                    .onlyIf(ADVICE_NOT_FROM_THE_FUTURE)
                    .within(Deadline.WARNING_DRAFT),
            at(LEGAL_ADVICE_REQUESTED, AdviceReceived.class)
                    .moveTo(CLOSED_ON_ADVICE)
                    .onlyIf(ADVICE_NOT_FROM_THE_FUTURE),

            // Two persons warn, one of them a partner; the twelve months start when it is delivered.
            at(LEGAL_ADVICE_RECEIVED, WarningDrafted.class)
                    .moveTo(WARNING_DRAFTED)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, ALTERNATIVES_CONSIDERED, EQUALITY_CHECKED))
                    .under(REMOVAL + "(3)"),
            at(WARNING_DRAFTED, WarningApproved.class)
                    .moveTo(WARNING_ISSUED)
                    .by(PARTNER_AND_MANAGER)
                    .onlyIf(and(MAY_BE_ESCALATED, A_RECENT_COMPLAINT_IS_NOT_WHY))
                    .send(WARNING)
                    .because("failure to do so or repeated incidents could result in your removal from the surgery")
                    .under(REMOVAL + "(3)"),
            at(WARNING_ISSUED, WarningDelivered.class)
                    .moveTo(WARNING_ACTIVE)
                    .onlyIf(DELIVERY_NOT_FROM_THE_FUTURE, DELIVERY_PROVED)
                    .within(Deadline.WARNING_VALIDITY)
                    .under(REMOVAL + "(3)"),
            at(WARNING_ACTIVE, DeadlinePassed.class).moveTo(WARNING_EXPIRED).by(CLOCK),
            at(WARNING_ACTIVE, BreachedAgain.class)
                    .moveTo(FURTHER_BREACH)
                    .onlyIf(LABEL_OF_THE_REPEAT_MAY_ENTER, POSTED_TODAY_OR_EARLIER, NOT_NAMED_IN_THE_POSTS)
                    .because("repeated incidents could result in your removal from the surgery"),

            // The partners decide.
            at(new Stage[] {FURTHER_BREACH, COMMISSIONER_REJECTED}, PartnersAsked.class)
                    .moveTo(PARTNER_DECISION)
                    .onlyIf(WARNED_IN_LAST_12_MONTHS, BREACH_AFTER_THE_WARNING, NO_COMPLAINT_OPEN, NO_SAFEGUARDING_OPEN)
                    .within(Deadline.PARTNER_MEETING)
                    .under(REMOVAL + "(3)"),
            at(PARTNER_DECISION, AlternativeAgreed.class).moveTo(ALTERNATIVE_AGREED),
            at(PARTNER_DECISION, RemovalAgreed.class)
                    .moveTo(REMOVAL_DECIDED)
                    .by(PARTNER_AND_MANAGER)
                    .onlyIf(and(
                            MAY_BE_ESCALATED,
                            WARNED_IN_LAST_12_MONTHS,
                            BREACH_AFTER_THE_WARNING,
                            SPECIFIC_REASON_GIVEN,
                            NO_PROHIBITED_GROUND,
                            NOT_FOR_COMPLAINING,
                            THIS_PERSON_ONLY))
                    .because("failure to do so or repeated incidents could result in your removal from the surgery")
                    .under(REMOVAL + "(1)"),
            at(REMOVAL_DECIDED, NoticeSent.class)
                    .moveTo(NOTICE_SENT)
                    .onlyIf(and(MAY_BE_ESCALATED, WARNED_IN_LAST_12_MONTHS, SENT_TODAY_OR_EARLIER))
                    .within(Deadline.COMMISSIONER_RECEIPT)
                    .send(COMMISSIONER_NOTICE, REMOVAL_FROM_LIST)
                    .because("could result in your removal from the surgery")
                    .under(REMOVAL + "(1)"),

            // The commissioner takes the patient off the list.
            at(NOTICE_SENT, CommissionerRejected.class).moveTo(COMMISSIONER_REJECTED),
            at(NOTICE_SENT, CommissionerReceived.class)
                    .moveTo(COMMISSIONER_RECEIVED)
                    .onlyIf(RECEIVED_AFTER_IT_WAS_SENT)
                    .under(REMOVAL),
            at(COMMISSIONER_RECEIVED, TreatmentReviewed.class)
                    .when(TreatmentReviewed::moreOftenThanWeekly)
                    .moveTo(TREATMENT_HOLD)
                    .under(REMOVAL),
            at(COMMISSIONER_RECEIVED, TreatmentReviewed.class)
                    .moveTo(REMOVAL_PENDING)
                    .within(Deadline.REMOVAL_EFFECT)
                    .under(REMOVAL),
            at(TREATMENT_HOLD, TreatmentEnded.class)
                    .moveTo(REMOVAL_PENDING)
                    .within(Deadline.REMOVAL_EFFECT)
                    .under(REMOVAL),
            at(REMOVAL_PENDING, DeregistrationConfirmed.class)
                    .moveTo(Stage.DEREGISTERED)
                    .onlyIf(EIGHTH_DAY_REACHED, NO_COMPLAINT_OPEN, NO_SAFEGUARDING_OPEN)
                    .send(Letter.DEREGISTERED)
                    .under(REMOVAL),

            // Violence, or fear for one's safety.
            at(TRIAGE, ThreatConfirmed.class)
                    .moveTo(THREAT_CONFIRMED)
                    .onlyIf(NOT_NAMED_IN_THE_POSTS, VIOLENCE_OR_FEAR)
                    .under(IMMEDIATE_REMOVAL),
            at(IMMEDIATE, AuthorIdentified.class).onlyIf(TWO_PIECES_OF_EVIDENCE, REGISTERED_HERE, NOT_DECEASED),
            at(THREAT_CONFIRMED, PoliceReported.class)
                    .moveTo(POLICE_REPORTED)
                    .onlyIf(REPORTED_IN_7_DAYS_OR_APPROVED)
                    .under(IMMEDIATE_REMOVAL),
            at(POLICE_REPORTED, ImmediateRemovalAgreed.class)
                    .moveTo(IMMEDIATE_REMOVAL_DECIDED)
                    .by(PARTNER_AND_MANAGER)
                    .onlyIf(NOT_NAMED_IN_THE_POSTS, NO_SAFEGUARDING_OPEN, REGISTERED_HERE)
                    .under(IMMEDIATE_REMOVAL),
            at(IMMEDIATE_REMOVAL_DECIDED, CommissionerTold.class)
                    .moveTo(IMMEDIATE_REMOVAL_TOLD)
                    .within(Deadline.WRITTEN_CONFIRMATION)
                    .under(IMMEDIATE_REMOVAL),
            at(IMMEDIATE_REMOVAL_TOLD, ConfirmedInWriting.class)
                    .when(ConfirmedInWriting::patientInformed)
                    .moveTo(SPECIAL_ALLOCATION)
                    .onlyIf(MAY_BE_WRITTEN_TO)
                    .send(IMMEDIATE_REMOVAL_CONFIRMATION, Letter.IMMEDIATE_REMOVAL)
                    .under(IMMEDIATE_REMOVAL),
            at(IMMEDIATE_REMOVAL_TOLD, ConfirmedInWriting.class)
                    .moveTo(SPECIAL_ALLOCATION)
                    .onlyIf(INFORMED_OR_WHY_NOT)
                    .send(IMMEDIATE_REMOVAL_CONFIRMATION)
                    .under(IMMEDIATE_REMOVAL),

            // What the patient says is heard, and answered by somebody who did not decide.
            at(and(WARNED_OR_WORSE, NOTIFIED), RepresentationsReceived.class)
                    .when(RepresentationsReceived::acknowledge)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, CAME_TODAY_OR_EARLIER))
                    .send(REPRESENTATIONS_RECEIVED)
                    .under(REMOVAL),
            at(and(WARNED_OR_WORSE, NOTIFIED), RepresentationsReceived.class)
                    .onlyIf(CAME_TODAY_OR_EARLIER)
                    .under(REMOVAL),
            at(WARNED_OR_WORSE, RepresentationsUpheld.class)
                    .moveTo(Stage.WITHDRAWN)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, REPRESENTATIONS_MADE, ANSWERED_BY_SOMEBODY_ELSE))
                    .send(REPRESENTATIONS_UPHELD)
                    .under(REMOVAL),
            at(NOTIFIED, RepresentationsUpheld.class)
                    .moveTo(Stage.WITHDRAWN)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, REPRESENTATIONS_MADE, ANSWERED_BY_SOMEBODY_ELSE))
                    .send(REPRESENTATIONS_UPHELD, COMMISSIONER_WITHDRAWAL)
                    .under(REMOVAL),
            at(and(WARNED_OR_WORSE, NOTIFIED), RepresentationsRejected.class)
                    .onlyIf(and(MAY_BE_WRITTEN_TO, REPRESENTATIONS_MADE, ANSWERED_BY_SOMEBODY_ELSE))
                    .send(REPRESENTATIONS_REJECTED)
                    .under(REMOVAL),

            // A deadline calls a person; it takes no step against anybody.
            at(CALLED_FOR, DeadlineNear.class).by(CLOCK).send(DUE_SOON),
            at(CALLED_FOR, DeadlinePassed.class).by(CLOCK).send(DUE),
            at(CALLED_FOR, DeadlineLongPassed.class).by(CLOCK).send(OVERDUE),
            // People stop the ladder, let it go on, and end it. What a case keeps can be held when it has ended.
            at(Stage.ofACase(), HoldSet.class),
            at(Stage.open(), PatientAnswered.class).by(NOTIFIER),
            at(Stage.ofACase(), HoldLifted.class).onlyIf(NO_TRACK_HOLDS_IT),
            at(Stage.open(), HeldByTrack.class).by(TRACK),
            at(Stage.open(), ReleasedByTrack.class).by(TRACK),
            at(NOTIFIED, Happening.Withdrawn.class)
                    .when(Happening.Withdrawn::tellThePatient)
                    .moveTo(Stage.WITHDRAWN)
                    .onlyIf(MAY_BE_WRITTEN_TO)
                    .send(Letter.WITHDRAWN, COMMISSIONER_WITHDRAWAL),
            at(NOTIFIED, Happening.Withdrawn.class).moveTo(Stage.WITHDRAWN).send(COMMISSIONER_WITHDRAWAL),
            at(Stage.open(), Happening.Withdrawn.class)
                    .when(Happening.Withdrawn::tellThePatient)
                    .moveTo(Stage.WITHDRAWN)
                    .onlyIf(MAY_BE_WRITTEN_TO)
                    .send(Letter.WITHDRAWN),
            at(Stage.open(), Happening.Withdrawn.class).moveTo(Stage.WITHDRAWN));

    private EscalationPolicy() {}

    /** What the policy says when {@code told} happens to the case in {@code file}. */
    public static Outcome decide(CaseFile file, Happening told) {
        return LADDER.stream()
                .filter(step -> step.answers(file.stage(), told))
                .findFirst()
                .map(step -> takeIfAllowed(step, file, told))
                .orElseGet(NotOnTheLadder::new);
    }

    /** The steps that lead on from a stage, in the order of the ladder. */
    public static List<Step<?>> stepsFrom(Stage stage) {
        return LADDER.stream().filter(step -> step.from().contains(stage)).toList();
    }

    /** The guards that the case as it stands does not meet, whatever would be told. */
    public static List<Guard> unmet(Step<?> step, CaseFile file) {
        return step.guards().stream().filter(guard -> !guard.allows(file)).toList();
    }

    private static Outcome takeIfAllowed(Step<?> step, CaseFile file, Happening told) {
        if (!step.by().admits(file.teller())) {
            return new NotTheirs(step.by());
        }
        var unmet = step.guards().stream()
                .filter(guard -> !guard.allows(file, told))
                .toList();
        if (!unmet.isEmpty()) {
            return new Refused(unmet);
        }
        return step.by()
                .missing(file.tellers())
                .<Outcome>map(whom -> new AwaitsSecond(step, whom))
                .orElseGet(() -> new Moved(step));
    }

    private static Guard[] and(Guard[] some, Guard... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(Guard[]::new);
    }

    private static Stage[] and(Stage[] some, Stage... more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(Stage[]::new);
    }
}
