package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.STAFF;
import static uk.gpsurgery.conduct.cases.policy.Hold.COMPLAINT_OPEN;
import static uk.gpsurgery.conduct.cases.policy.Hold.COMPLAINT_RECENT;
import static uk.gpsurgery.conduct.cases.policy.Letter.COMPLAINT_ACKNOWLEDGEMENT_DUE;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE_SOON;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import java.util.Map;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** A complaint is answered under the complaints policy, and nobody is escalated for it while it is open or fresh. */
final class ComplaintTrack {

    private static final String REGULATIONS = "NHS Complaints (England) Regulations 2009, regulation ";

    private static final TrackStage[] BEING_ANSWERED = {RECEIVED, ACKNOWLEDGED, INVESTIGATING};

    static final Map<TrackStage, Hold> HOLDS = Map.of(
            RECEIVED, COMPLAINT_OPEN,
            ACKNOWLEDGED, COMPLAINT_OPEN,
            INVESTIGATING, COMPLAINT_OPEN,
            RESPONDED, COMPLAINT_OPEN,
            OMBUDSMAN, COMPLAINT_OPEN,
            CLOSED, COMPLAINT_RECENT);

    static final List<TrackStep<?>> STEPS = List.of(
            open(FindingMade.class)
                    .moveTo(SIGNPOSTED)
                    .by(CLASSIFIER)
                    .within(TrackDeadline.SIGNPOST)
                    .because(
                            "We have a separate complaints policy which patients are to use, should they wish to make a"
                                    + " complaint"),
            at(SIGNPOSTED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(SIGNPOSTED, SuggestionDismissed.class).moveTo(DISMISSED),
            open(ComplaintReceived.class)
                    .moveTo(RECEIVED)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.COMPLAINT_ACKNOWLEDGEMENT)
                    .countedFrom(ComplaintReceived::on)
                    .under(REGULATIONS + "13(3)"),
            // A further complaint while the last one is fresh counts from its own day.
            at(new TrackStage[] {SIGNPOSTED, CLOSED}, ComplaintReceived.class)
                    .moveTo(RECEIVED)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.COMPLAINT_ACKNOWLEDGEMENT)
                    .countedFrom(ComplaintReceived::on)
                    .under(REGULATIONS + "13(3)"),
            at(RECEIVED, DeadlineNear.class).by(CLOCK).tell(PRACTICE_MANAGER, COMPLAINT_ACKNOWLEDGEMENT_DUE),
            at(RECEIVED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, COMPLAINT_ACKNOWLEDGEMENT_DUE),
            at(RECEIVED, ComplaintAcknowledged.class)
                    .moveTo(ACKNOWLEDGED)
                    .onlyIf(NOT_NAMED_IN_THE_POST, NOT_FROM_THE_FUTURE, NOT_BEFORE_IT_WAS_RECEIVED)
                    .within(TrackDeadline.COMPLAINT_RESPONSE)
                    .under(REGULATIONS + "13(3)"),
            at(ACKNOWLEDGED, InvestigationAgreed.class)
                    .moveTo(INVESTIGATING)
                    .onlyIf(NOT_NAMED_IN_THE_POST, ANSWERED_WITHIN_SIX_MONTHS)
                    .within(TrackDeadline.COMPLAINT_RESPONSE)
                    .until(InvestigationAgreed::respondBy)
                    .under(REGULATIONS + "14"),
            at(new TrackStage[] {ACKNOWLEDGED, INVESTIGATING}, DeadlineNear.class)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, DUE_SOON),
            at(new TrackStage[] {ACKNOWLEDGED, INVESTIGATING}, DeadlinePassed.class)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, DUE),
            at(INVESTIGATING, DelayExplained.class)
                    .onlyIf(LATER_THAN_TODAY)
                    .within(TrackDeadline.COMPLAINT_RESPONSE)
                    .until(DelayExplained::respondBy)
                    .under(REGULATIONS + "14"),
            at(INVESTIGATING, ComplaintAnswered.class)
                    .moveTo(RESPONDED)
                    .onlyIf(NOT_NAMED_IN_THE_POST, NOT_FROM_THE_FUTURE, NOT_BEFORE_IT_WAS_RECEIVED, OMBUDSMAN_NAMED)
                    .under(REGULATIONS + "14"),
            at(BEING_ANSWERED, ComplaintWithdrawn.class)
                    .moveTo(CLOSED)
                    .onlyIf(NOT_FROM_THE_FUTURE, NOT_BEFORE_IT_WAS_RECEIVED)
                    .within(TrackDeadline.COMPLAINT_MEMORY),
            at(RESPONDED, TakenToOmbudsman.class).moveTo(OMBUDSMAN).onlyIf(NOT_FROM_THE_FUTURE),
            at(new TrackStage[] {RESPONDED, OMBUDSMAN}, ComplaintClosed.class)
                    .moveTo(CLOSED)
                    .onlyIf(NOT_NAMED_IN_THE_POST)
                    .within(TrackDeadline.COMPLAINT_MEMORY),
            at(CLOSED, DeadlinePassed.class).moveTo(LONG_PAST).by(CLOCK));

    private ComplaintTrack() {}
}
