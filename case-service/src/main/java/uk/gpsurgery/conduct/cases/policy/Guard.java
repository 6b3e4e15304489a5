package uk.gpsurgery.conduct.cases.policy;

import static uk.gpsurgery.conduct.cases.policy.Hold.CAPACITY_OR_MENTAL_HEALTH_REVIEW;
import static uk.gpsurgery.conduct.cases.policy.Hold.COMPLAINT_OPEN;
import static uk.gpsurgery.conduct.cases.policy.Hold.COMPLAINT_RECENT;
import static uk.gpsurgery.conduct.cases.policy.Hold.DECEASED;
import static uk.gpsurgery.conduct.cases.policy.Hold.IDENTITY_DISPUTED;
import static uk.gpsurgery.conduct.cases.policy.Hold.MINOR_OR_LACKS_CAPACITY;
import static uk.gpsurgery.conduct.cases.policy.Hold.REPRESENTATIONS_PENDING;
import static uk.gpsurgery.conduct.cases.policy.Hold.SAFEGUARDING_OPEN;
import static uk.gpsurgery.conduct.cases.policy.Hold.SENSITIVE_RECORD;

import java.time.LocalDate;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import uk.gpsurgery.conduct.cases.policy.CaseFile.PatientFacts;
import uk.gpsurgery.conduct.cases.policy.Happening.*;

/** A condition that law or policy puts on a step. A refusal names the guards that were not met. */
public enum Guard implements Condition {
    EVIDENCE_STORED("every post is kept as it was received before anything is done about it", CaseFile::evidenceStored),

    NOT_NAMED_IN_THE_POSTS(
            "nobody decides about posts in which they are named",
            file -> file.tellers().stream().noneMatch(teller -> file.named().contains(teller.staffId()))),

    NO_COMPLAINT_OPEN("a patient is never escalated for complaining", without(COMPLAINT_OPEN)),

    NO_SAFEGUARDING_OPEN("a safeguarding concern comes before the policy", without(SAFEGUARDING_OPEN)),

    NO_CAPACITY_REVIEW("capacity and mental health are reviewed first", without(CAPACITY_OR_MENTAL_HEALTH_REVIEW)),

    REPRESENTATIONS_MADE(
            "the patient has said something that waits for an answer",
            file -> file.holds().contains(REPRESENTATIONS_PENDING)),

    ANSWERED_BY_SOMEBODY_ELSE(
            "whoever decided does not answer what is said against the decision",
            file -> !file.deciders().contains(file.teller().subject())),

    NO_REPRESENTATIONS_PENDING("what the patient has said is answered first", without(REPRESENTATIONS_PENDING)),

    IDENTITY_NOT_DISPUTED("nobody is written to while it is in doubt who the author is", without(IDENTITY_DISPUTED)),

    NOT_DECEASED(
            "nothing is sent about somebody who has died", without(DECEASED).and(patient(facts -> !facts.deceased()))),

    RECORD_NOT_RESTRICTED(
            "a restricted record is handled by a person, not by a letter",
            without(SENSITIVE_RECORD).and(patient(facts -> !facts.restricted()))),

    NOT_A_MINOR(
            "a child, or a person without capacity, is not written to: the person with responsibility is",
            without(MINOR_OR_LACKS_CAPACITY).and(patient(facts -> !facts.minor()))),

    REGISTERED_HERE("the person is registered with this practice", patient(PatientFacts::registeredHere)),

    REACHABLE("the register has an address for the letter", patient(PatientFacts::reachable)),

    DEADLINE_PASSED(
            "the time given has not ended yet",
            file -> file.dueOn().map(due -> file.today().isAfter(due)).orElse(false)),

    POST_NOT_GONE("the posts are gone: thank the author instead", file -> !file.everyPostGone()),

    ASKED_AND_REMINDED(
            "the author was asked and reminded first",
            file -> file.dates().requestedOn().isPresent()
                    && file.dates().remindedOn().isPresent()),

    WARNED_IN_LAST_12_MONTHS(
            "the patient was warned of the risk of removal in the last 12 months",
            file -> file.dates()
                    .warnedOn()
                    .map(warned -> !warned.isBefore(file.today().minusMonths(12)))
                    .orElse(false)),

    BREACH_AFTER_THE_WARNING(
            "only what was posted after the warning counts",
            file -> file.dates()
                    .breachedAgainOn()
                    .map(posted -> file.dates().warnedOn().map(posted::isAfter).orElse(false))
                    .orElse(false)),

    EIGHTH_DAY_REACHED(
            "a removal takes effect on the eighth day after the commissioner received the notice",
            file -> file.dates()
                    .effectiveOn()
                    .map(effective -> !file.today().isBefore(effective))
                    .orElse(false)),

    LABEL_MAY_ENTER_THE_LADDER(
            "at least one label is a ground to act on; a complaint, a review or a named member of staff is not",
            BreachConfirmed.class,
            (file, told) -> told.labels().stream().anyMatch(Label::mayEnterTheLadder)),

    NOT_AN_OPINION_OR_COMPLAINT(
            "an honest opinion or a complaint is not a breach",
            BreachConfirmed.class,
            (file, told) -> told.nature() != Nature.OPINION && told.nature() != Nature.COMPLAINT),

    TWO_PIECES_OF_EVIDENCE(
            "two different pieces of evidence tie the author to the patient",
            AuthorIdentified.class,
            (file, told) -> told.evidence().stream()
                            .map(String::strip)
                            .filter(piece -> !piece.isEmpty())
                            .distinct()
                            .count()
                    >= 2),

    SEEN_UP_TODAY_FOR_A_REMINDER(
            "somebody has looked today and the post is still up",
            ReminderApproved.class,
            (file, told) -> told.seenUpOn().equals(file.today())),

    SEEN_UP_TODAY(
            "somebody has looked today and the post is still up",
            NonComplianceConfirmed.class,
            (file, told) -> told.seenUpOn().equals(file.today())),

    LABEL_OF_THE_REPEAT_MAY_ENTER(
            "the repeat is itself a ground to act on",
            BreachedAgain.class,
            (file, told) -> told.labels().stream().anyMatch(Label::mayEnterTheLadder)),

    POSTED_TODAY_OR_EARLIER(
            "the repeat was posted today or earlier",
            BreachedAgain.class,
            (file, told) -> notInFuture(file, told.postedOn())),

    ADVICE_NOT_FROM_THE_FUTURE(
            "the advice is dated today or earlier",
            AdviceReceived.class,
            (file, told) -> notInFuture(file, told.dated())),

    A_RECENT_COMPLAINT_IS_NOT_WHY(
            "this person complained in the last six months: a sentence of at least 20 characters says why the warning is"
                    + " not for that",
            WarningApproved.class,
            (file, told) -> !file.holds().contains(COMPLAINT_RECENT)
                    || told.reason().strip().length() >= 20),

    NO_TRACK_HOLDS_IT(
            "a side track holds the case: the hold ends with the track",
            HoldLifted.class,
            (file, told) -> !file.heldByTracks().contains(told.hold())),

    ALTERNATIVES_CONSIDERED(
            "alternatives to a warning have been considered, in a sentence",
            WarningDrafted.class,
            (file, told) -> !told.alternativesConsidered().isBlank()),

    EQUALITY_CHECKED(
            "equality, capacity and mental health have been thought of",
            WarningDrafted.class,
            (file, told) -> told.equalityChecked()),

    DELIVERY_NOT_FROM_THE_FUTURE(
            "the warning was delivered today or earlier",
            WarningDelivered.class,
            (file, told) -> notInFuture(file, told.on())),

    DELIVERY_PROVED(
            "delivery is proved, by a receipt or a certificate of posting",
            WarningDelivered.class,
            (file, told) -> !told.proof().isBlank()),

    SPECIFIC_REASON_GIVEN(
            "the patient is told a specific reason",
            RemovalAgreed.class,
            (file, told) -> told.specificReason().strip().length() >= 20),

    NO_PROHIBITED_GROUND(
            "the reason is not age, appearance, disability or medical condition, gender, gender reassignment, marriage"
                    + " or civil partnership, pregnancy or maternity, race, religion, sexual orientation or social"
                    + " class",
            RemovalAgreed.class,
            (file, told) -> told.notOnAProhibitedGround()),

    NOT_FOR_COMPLAINING(
            "nobody is removed for complaining", RemovalAgreed.class, (file, told) -> told.notForComplaining()),

    THIS_PERSON_ONLY(
            "one person at a time, never the family", RemovalAgreed.class, (file, told) -> told.thisPersonOnly()),

    CAME_TODAY_OR_EARLIER(
            "what the patient said came today or earlier",
            RepresentationsReceived.class,
            (file, told) -> notInFuture(file, told.on())),

    INFORMED_OR_WHY_NOT(
            "the patient is told, or a sentence says why not",
            ConfirmedInWriting.class,
            (file, told) -> told.patientInformed() || !told.whyNot().isBlank()),

    SENT_TODAY_OR_EARLIER(
            "the notice was sent today or earlier", NoticeSent.class, (file, told) -> notInFuture(file, told.on())),

    RECEIVED_AFTER_IT_WAS_SENT(
            "the commissioner received it between the day it was sent and today",
            CommissionerReceived.class,
            (file, told) -> notInFuture(file, told.on())
                    && file.dates()
                            .noticeSentOn()
                            .map(sent -> !told.on().isBefore(sent))
                            .orElse(false)),

    VIOLENCE_OR_FEAR(
            "the immediate route is for violence or fear for one's safety, not for rudeness, reviews or complaints",
            ThreatConfirmed.class,
            (file, told) -> told.violenceOrFear()),

    REPORTED_IN_7_DAYS_OR_APPROVED(
            "the police were told within 7 days of the incident, or the commissioner approved",
            PoliceReported.class,
            (file, told) -> !told.commissionerApproval().isBlank()
                    || file.dates()
                            .threatOn()
                            .map(incident -> !told.on().isAfter(incident.plusDays(7)))
                            .orElse(false));

    private final String sentence;
    private final boolean ofTheTelling;
    // The predicates above hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiPredicate<CaseFile, Happening> test;

    /** A condition of the case as it stands. */
    Guard(String sentence, Predicate<CaseFile> test) {
        this.sentence = sentence;
        this.ofTheTelling = false;
        this.test = (file, told) -> test.test(file);
    }

    /** A condition of what is told. */
    <H extends Happening> Guard(String sentence, Class<H> happening, BiPredicate<CaseFile, H> test) {
        this.sentence = sentence;
        this.ofTheTelling = true;
        this.test = (file, told) -> happening.isInstance(told) && test.test(file, happening.cast(told));
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean ofTheTelling() {
        return ofTheTelling;
    }

    boolean allows(CaseFile file, Happening told) {
        return test.test(file, told);
    }

    boolean allows(CaseFile file) {
        return ofTheTelling || test.test(file, new DeadlinePassed());
    }

    private static Predicate<CaseFile> without(Hold hold) {
        return file -> !file.holds().contains(hold);
    }

    private static Predicate<CaseFile> patient(Predicate<PatientFacts> fact) {
        return file -> file.patient().map(fact::test).orElse(false);
    }

    private static boolean notInFuture(CaseFile file, LocalDate day) {
        return !day.isAfter(file.today());
    }
}
