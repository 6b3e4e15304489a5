package uk.gpsurgery.conduct.cases.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What somebody, or a machine, tells the case service about a case.
 *
 * <p>The fields are the artefacts the step asks for; each must be given. Sentences are the teller's own and are kept.
 */
public sealed interface Happening {

    /** A reviewer's own judgement of the posts, given before they are shown what the classifier found. */
    interface Judged {

        Set<Label> labels();
    }

    /** The classifier's suspicion. It opens a case and decides nothing. */
    record BreachSuspected(Set<Label> labels) implements Happening {}

    record NoBreachFound(String reason) implements Happening, Judged {

        @Override
        public Set<Label> labels() {
            return Set.of();
        }
    }

    /** It is a complaint, and whoever makes it is shown where. */
    record Signposted(String reason) implements Happening, Judged {

        @Override
        public Set<Label> labels() {
            return Set.of(Label.COMPLAINT);
        }
    }

    record ModerationSufficed(String reason) implements Happening {}

    record BreachConfirmed(Set<Label> labels, Nature nature, String reason) implements Happening, Judged {}

    /** What the reviewer takes the words to be. */
    enum Nature {
        STATEMENT_OF_FACT,
        OPINION,
        COMPLAINT,
        ABUSE,
        DISCLOSURE,
        IMAGE
    }

    record AuthorNotIdentified(String reason) implements Happening {}

    /** A person ties the author to a patient; each piece of evidence is a sentence. */
    record AuthorIdentified(String patientId, List<String> evidence) implements Happening {}

    /** The teller approves the letter that asks the patient to take the post down. */
    record RemovalRequested(String reason) implements Happening {}

    record ReminderApproved(LocalDate seenUpOn) implements Happening {}

    /** The platform's word that a post is gone: a person confirms it before thanks go out. */
    record PostSeenRemoved() implements Happening {}

    record PostRemoved(String howSeen) implements Happening {}

    record ThanksSent() implements Happening {}

    record DeadlinePassed() implements Happening {}

    record DeadlineNear() implements Happening {}

    /** Days after it passed nobody has acted. */
    record DeadlineLongPassed() implements Happening {}

    record NonComplianceConfirmed(LocalDate seenUpOn) implements Happening {}

    record BreachedAgain(Set<Label> labels, LocalDate postedOn) implements Happening {}

    record AdviceSought(String adviser, String question) implements Happening {}

    record AdviceReceived(Advice outcome, LocalDate dated, String summary) implements Happening {}

    /** What the adviser says. */
    enum Advice {
        PROCEED_TO_WARNING,
        NO_ACTION,
        POLICE,
        CIVIL,
        SETTLE,
        COMPLAINT
    }

    record WarningDrafted(String behaviour, String changeWanted, String alternativesConsidered, boolean equalityChecked)
            implements Happening {}

    record WarningApproved(String reason) implements Happening {}

    /** The warning reached the patient; the proof is a receipt or a certificate of posting. */
    record WarningDelivered(LocalDate on, String proof) implements Happening {}

    record PartnersAsked(String reason) implements Happening {}

    record AlternativeAgreed(String reason) implements Happening {}

    record RemovalAgreed(
            String specificReason,
            String alternativesRejected,
            boolean notOnAProhibitedGround,
            boolean notForComplaining,
            boolean thisPersonOnly)
            implements Happening {}

    record NoticeSent(LocalDate on) implements Happening {}

    record CommissionerReceived(LocalDate on, String reference) implements Happening {}

    record CommissionerRejected(LocalDate on, String reason) implements Happening {}

    record TreatmentReviewed(boolean moreOftenThanWeekly, String reviewer) implements Happening {}

    record TreatmentEnded(LocalDate commissionerToldOn) implements Happening {}

    record DeregistrationConfirmed(String reference) implements Happening {}

    /** What the patient says against a warning or a removal; it is answered before anything else. */
    record RepresentationsReceived(LocalDate on, String how, boolean acknowledge) implements Happening {}

    record RepresentationsUpheld(String reasons, String putRight) implements Happening {}

    record RepresentationsRejected(String reasons) implements Happening {}

    /** The patient answers a letter by the link in it; nobody has checked what they say, and it decides nothing. */
    record PatientAnswered(String letter, String answer, String text, String attachmentSha256) implements Happening {}

    record HoldSet(Hold hold, String reason) implements Happening {}

    record HoldLifted(Hold hold, String reason) implements Happening {}

    /** A side track, or the register of patients, holds the ladder or lets it go again; its own record says why. */
    record HeldByTrack(Hold hold) implements Happening {}

    record ReleasedByTrack(Hold hold) implements Happening {}

    /** The practice stops; a patient who was written to is told so where they may be written to. */
    record Withdrawn(String reason, boolean tellThePatient) implements Happening {}

    /** Violence, or fear for one's safety: the only way to the immediate route. */
    record ThreatConfirmed(LocalDate incidentOn, boolean violenceOrFear, String what) implements Happening {}

    record PoliceReported(LocalDate on, String logReference, String commissionerApproval) implements Happening {}

    record ImmediateRemovalAgreed(String specificReason) implements Happening {}

    record CommissionerTold(LocalDate on, String how) implements Happening {}

    record ConfirmedInWriting(LocalDate on, boolean patientInformed, String whyNot) implements Happening {}
}
