package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.IG_LEAD;
import static uk.gpsurgery.conduct.cases.policy.Actor.STAFF;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE_SOON;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** A complaint about what the practice does with somebody's details counts however it is made, in a comment too. */
final class DataProtectionComplaintTrack {

    private static final String ACT = "Data (Use and Access) Act 2025, section 103";

    static final List<TrackStep<?>> STEPS = List.of(
            open(DataComplaintReceived.class)
                    .moveTo(RECEIVED)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.DATA_PROTECTION_ACKNOWLEDGEMENT)
                    .countedFrom(DataComplaintReceived::on)
                    .under(ACT),
            at(RECEIVED, DeadlineNear.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE_SOON),
            at(RECEIVED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(RECEIVED, DataComplaintAcknowledged.class)
                    .moveTo(ACKNOWLEDGED)
                    .by(IG_LEAD)
                    .onlyIf(NOT_FROM_THE_FUTURE, NOT_BEFORE_IT_WAS_RECEIVED)
                    .under(ACT),
            at(ACKNOWLEDGED, DataComplaintAnswered.class)
                    .moveTo(OUTCOME_TOLD)
                    .by(IG_LEAD)
                    .onlyIf(NOT_FROM_THE_FUTURE, NOT_BEFORE_IT_WAS_RECEIVED)
                    .under(ACT),
            at(OUTCOME_TOLD, IcoSignposted.class)
                    .moveTo(ICO_SIGNPOSTED)
                    .by(IG_LEAD)
                    .onlyIf(NOT_FROM_THE_FUTURE));

    private DataProtectionComplaintTrack() {}
}
