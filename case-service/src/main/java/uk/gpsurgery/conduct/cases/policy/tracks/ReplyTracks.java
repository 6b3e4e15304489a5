package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.PLATFORM;
import static uk.gpsurgery.conduct.cases.policy.Actor.STAFF;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** What the practice says in public: the way to the NHS website, and an answer to a review on Google. */
final class ReplyTracks {

    /** A review in the wrong place is no breach: its author is shown the way, or left alone. */
    static final List<TrackStep<?>> REVIEW_REDIRECT = List.of(
            open(FindingMade.class)
                    .moveTo(SIGNPOSTED)
                    .by(CLASSIFIER)
                    .because("Patients are to use the NHS website to leave a review"),
            at(SIGNPOSTED, SuggestionDismissed.class).moveTo(DISMISSED).by(STAFF),
            at(SIGNPOSTED, InvitationApproved.class)
                    .onlyIf(EVIDENCE_STORED, THE_PLATFORM_LETS_YOU, NOTHING_ELSE_ASKED, CONFIRMS_NOBODY_AS_A_PATIENT)
                    .ask(Action.REPLY)
                    .because("Patients are to use the NHS website to leave a review"),
            at(SIGNPOSTED, ActionDone.class).moveTo(INVITED).by(PLATFORM).onlyIf(ASKED_OF_THE_PLATFORM),
            at(SIGNPOSTED, ActionFailed.class).by(PLATFORM).onlyIf(ASKED_OF_THE_PLATFORM),
            at(SIGNPOSTED, HandWanted.class)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM)
                    .within(TrackDeadline.BY_HAND),
            at(SIGNPOSTED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(SIGNPOSTED, DoneByHand.class).moveTo(INVITED).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(SIGNPOSTED, NotDoneByHand.class).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(SIGNPOSTED, PostSeenGone.class).moveTo(GONE).by(PLATFORM));

    /** Anybody may draft; what goes out is approved by the manager and drafted again where Google rejects it. */
    static final List<TrackStep<?>> GOOGLE_REPLY = List.of(
            open(ReplyDrafted.class).moveTo(DRAFTED).by(STAFF).onlyIf(ON_GOOGLE, CONFIRMS_NOBODY_AS_A_PATIENT),
            at(new TrackStage[] {DRAFTED, REJECTED}, ReplyDrafted.class)
                    .moveTo(DRAFTED)
                    .by(STAFF)
                    .onlyIf(NOTHING_ELSE_ASKED, CONFIRMS_NOBODY_AS_A_PATIENT),
            at(DRAFTED, ReplyApproved.class)
                    .onlyIf(EVIDENCE_STORED, THE_PLATFORM_LETS_YOU, NOTHING_ELSE_ASKED, NOT_NAMED_IN_THE_POST)
                    .ask(Action.REPLY),
            at(DRAFTED, ActionDone.class).moveTo(REPLIED).by(PLATFORM).onlyIf(ASKED_OF_THE_PLATFORM),
            at(DRAFTED, ActionFailed.class).moveTo(REJECTED).by(PLATFORM).onlyIf(ASKED_OF_THE_PLATFORM),
            at(DRAFTED, HandWanted.class)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM)
                    .within(TrackDeadline.BY_HAND),
            at(DRAFTED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(DRAFTED, DoneByHand.class).moveTo(REPLIED).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(DRAFTED, NotDoneByHand.class).moveTo(REJECTED).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(new TrackStage[] {DRAFTED, REJECTED}, ReplyDropped.class)
                    .moveTo(CLOSED)
                    .onlyIf(NOTHING_ELSE_ASKED),
            at(new TrackStage[] {DRAFTED, REJECTED}, PostSeenGone.class)
                    .moveTo(GONE)
                    .by(PLATFORM));

    private ReplyTracks() {}
}
