package uk.gpsurgery.conduct.cases.policy.tracks;

import java.time.LocalDate;
import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.Label;

/**
 * What somebody, or a machine, tells a track.
 *
 * <p>The fields are the artefacts the step asks for; each must be given. Sentences are the teller's own and are kept.
 */
public sealed interface TrackHappening {

    /** It happened on a day, which is not in the future. */
    interface Dated {
        LocalDate on();
    }

    /** It is done to a post on the ground of a clause. */
    interface Grounded {
        Clause clause();
    }

    /** It is irreversible, or falls hard on somebody: the reason is a sentence. */
    interface Reasoned {
        String reason();
    }

    /** The public will read it. */
    interface Public {
        String text();
    }

    /** It answers an action that was asked for. */
    interface Answering {
        Action action();
    }

    /** The classifier's finding; it opens a track and decides nothing. */
    record FindingMade(Set<Label> labels) implements TrackHappening {}

    record DeadlineNear() implements TrackHappening {}

    record DeadlinePassed() implements TrackHappening {}

    record ClockPaused(String reason) implements TrackHappening {}

    record ClockResumed(String reason) implements TrackHappening {}

    /** A person looked at a suggestion, and there is nothing to it. */
    record SuggestionDismissed(String reason) implements TrackHappening {}

    // Moderation.

    record ModerationWanted(String reason) implements TrackHappening {}

    record HidingDecided(Clause clause, String reason) implements TrackHappening, Grounded {}

    record ShowingDecided(String reason) implements TrackHappening {}

    record DeletionDecided(Clause clause, String reason) implements TrackHappening, Grounded, Reasoned {}

    record BanDecided(Clause clause, String reason) implements TrackHappening, Grounded, Reasoned {}

    record BanLifted(String reason) implements TrackHappening {}

    record CheckWanted() implements TrackHappening {}

    /** The platform has done it. */
    record ActionDone(Action action) implements TrackHappening, Answering {}

    /** The platform refused or failed; the reason is its own. */
    record ActionFailed(Action action, String reason) implements TrackHappening, Answering {}

    /** No machine can do it there; the sentence says what a person is asked to do. */
    record HandWanted(Action action, String sentence) implements TrackHappening, Answering {}

    record DoneByHand(Action action, String how) implements TrackHappening, Answering {}

    record NotDoneByHand(Action action, String reason) implements TrackHappening, Answering {}

    record PostSeenGone() implements TrackHappening {}

    record ModerationClosed(String reason) implements TrackHappening {}

    // Complaints.

    /** The day the practice had it, however it came: by post, by phone, or in a comment whose author wants it taken up. */
    record ComplaintReceived(LocalDate on, String how) implements TrackHappening, Dated {}

    record ComplaintAcknowledged(LocalDate on, String how) implements TrackHappening, Dated {}

    record InvestigationAgreed(LocalDate respondBy, String what) implements TrackHappening {}

    /** The complainant has been told why it takes longer, and until when. */
    record DelayExplained(LocalDate respondBy, String reason) implements TrackHappening {}

    record ComplaintAnswered(LocalDate on, String conclusions, boolean ombudsmanNamed)
            implements TrackHappening, Dated {}

    record TakenToOmbudsman(LocalDate on) implements TrackHappening, Dated {}

    record ComplaintWithdrawn(LocalDate on, String how) implements TrackHappening, Dated {}

    record ComplaintClosed(String reason) implements TrackHappening {}

    // Data protection complaints.

    record DataComplaintReceived(LocalDate on, String how) implements TrackHappening, Dated {}

    record DataComplaintAcknowledged(LocalDate on, String how) implements TrackHappening, Dated {}

    record DataComplaintAnswered(LocalDate on, String outcome) implements TrackHappening, Dated {}

    record IcoSignposted(LocalDate on) implements TrackHappening, Dated {}

    // Replies.

    record InvitationApproved(String text) implements TrackHappening, Public {}

    record ReplyDrafted(String text) implements TrackHappening, Public {}

    /** What was drafted may go out. */
    record ReplyApproved() implements TrackHappening {}

    record ReplyDropped(String reason) implements TrackHappening {}

    // Reports to a platform.

    record ReportWanted(Clause clause, String reason) implements TrackHappening, Grounded {}

    record ReportMade(LocalDate on, String reference) implements TrackHappening, Dated {}

    record ReportAnswered(LocalDate on, boolean upheld) implements TrackHappening, Dated {}

    record AppealMade(LocalDate on, String reason) implements TrackHappening, Dated {}

    record ReportClosed(String reason) implements TrackHappening {}

    // Safeguarding.

    record DangerSeen(String what) implements TrackHappening {}

    /** Somebody says: I have it. */
    record AlertAcknowledged() implements TrackHappening {}

    record ClinicianAssigned(String who) implements TrackHappening {}

    record DangerActedOn(Deed deed, String what) implements TrackHappening {}

    /** What was done for somebody in danger. */
    enum Deed {
        EMERGENCY_CALL,
        CRISIS_TEAM,
        SOCIAL_CARE,
        CONTACTED,
        NOTHING_NEEDED
    }

    record SafeguardingClosed(String reason) implements TrackHappening {}

    // Staff support. What is offered is kept; nobody's health is.

    record SupportOffered(LocalDate on, String what) implements TrackHappening, Dated {}

    record SupportAccepted(LocalDate on) implements TrackHappening, Dated {}

    record SupportDeclined(LocalDate on) implements TrackHappening, Dated {}

    record SupportReviewed(LocalDate on, String reason) implements TrackHappening, Dated {}

    // Police.

    record PoliceTold(LocalDate on, boolean crimeOrThreat, String how) implements TrackHappening, Dated {}

    record PoliceReferenceGiven(String reference) implements TrackHappening {}

    record PoliceAnswered(LocalDate on, String outcome) implements TrackHappening, Dated {}

    // Legal advice.

    record CounselChosen(String counsel, String reason) implements TrackHappening {}

    record CounselInstructed(LocalDate on, String question) implements TrackHappening, Dated {}

    /** What counsel says is privileged until a partner waives it. */
    record AdviceGiven(LocalDate on, String advice) implements TrackHappening, Dated {}

    record PrivilegeWaived(String reason) implements TrackHappening, Reasoned {}

    record LegalClosed(String reason) implements TrackHappening {}
}
