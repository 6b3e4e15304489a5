package uk.gpsurgery.conduct.cases.policy;

import static uk.gpsurgery.conduct.cases.policy.Files.TODAY;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.policy.Happening.*;

/** One good telling of every happening: all its own guards are met. */
final class Told {

    static final BreachConfirmed DEFAMED = new BreachConfirmed(
            Set.of(Label.DEFAMATORY), Nature.STATEMENT_OF_FACT, "It says a doctor was drunk at work");
    static final RemovalAgreed REMOVED = new RemovalAgreed(
            "After our warning of 22 September you posted the same claim again.",
            "A meeting was offered twice and refused",
            true,
            true,
            true);

    static final Map<String, Happening> BY_NAME = Stream.of(
                    new BreachSuspected(Set.of(Label.DEFAMATORY)),
                    new NoBreachFound("praise"),
                    new Signposted("a complaint"),
                    new ModerationSufficed("hidden"),
                    DEFAMED,
                    new AuthorNotIdentified("no such name here"),
                    new AuthorIdentified("p-01", List.of("same name and photograph", "wrote from the same address")),
                    new RemovalRequested("it is still up"),
                    new ReminderApproved(TODAY),
                    new PostSeenRemoved(),
                    new PostRemoved("the platform says so"),
                    new ThanksSent(),
                    new DeadlinePassed(),
                    new DeadlineNear(),
                    new DeadlineLongPassed(),
                    new NonComplianceConfirmed(TODAY),
                    new BreachedAgain(Set.of(Label.DEFAMATORY), TODAY.minusDays(3)),
                    new AdviceSought("mdu", "May we warn?"),
                    new AdviceReceived(Advice.PROCEED_TO_WARNING, TODAY, "yes"),
                    new WarningDrafted("what was posted", "take it down", "a meeting was offered", true),
                    new WarningApproved("agreed"),
                    new WarningDelivered(TODAY, "signed for"),
                    new PartnersAsked("again after the warning"),
                    new AlternativeAgreed("a meeting"),
                    REMOVED,
                    new NoticeSent(TODAY),
                    new CommissionerReceived(TODAY, "ref 1"),
                    new CommissionerRejected(TODAY, "form incomplete"),
                    new TreatmentReviewed(false, "Dr Eze"),
                    new TreatmentEnded(TODAY),
                    new DeregistrationConfirmed("ref 2"),
                    new RepresentationsReceived(TODAY, "by letter", true),
                    new RepresentationsUpheld("the post was not theirs", "The warning counts no more."),
                    new RepresentationsRejected("the post is theirs"),
                    new PatientAnswered("please-remove", "said", "It was not me.", ""),
                    new HoldSet(Hold.COMPLAINT_OPEN, "complaint of today"),
                    new HoldLifted(Hold.COMPLAINT_OPEN, "answered"),
                    new HeldByTrack(Hold.COMPLAINT_OPEN),
                    new ReleasedByTrack(Hold.COMPLAINT_OPEN),
                    new Withdrawn("apology accepted", true),
                    new ThreatConfirmed(TODAY, true, "threatened to come with a knife"),
                    new PoliceReported(TODAY, "log 1", ""),
                    new ImmediateRemovalAgreed("a threat to kill"),
                    new CommissionerTold(TODAY, "by phone"),
                    new ConfirmedInWriting(TODAY, true, ""))
            .collect(Collectors.toMap(told -> told.getClass().getSimpleName(), Function.identity()));

    private Told() {}
}
