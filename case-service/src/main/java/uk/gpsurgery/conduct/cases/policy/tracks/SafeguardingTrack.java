package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.STAFF;
import static uk.gpsurgery.conduct.cases.policy.Hold.SAFEGUARDING_OPEN;
import static uk.gpsurgery.conduct.cases.policy.Letter.SAFEGUARDING_ALERT;
import static uk.gpsurgery.conduct.cases.policy.Letter.SAFEGUARDING_ESCALATION;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.DUTY_GP;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.SAFEGUARDING_LEAD;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline.SAFEGUARDING_ACKNOWLEDGEMENT;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import java.util.Map;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** Somebody may be in danger: people are told at once, and the next ones until somebody says that they have it. */
final class SafeguardingTrack {

    private static final String SAFEGUARD =
            "Mile Oak Medical Centre has a duty to maintain patient confidentiality and to safeguard vulnerable patients";

    static final Map<TrackStage, Hold> HOLDS = Map.of(
            ALERTED, SAFEGUARDING_OPEN,
            DUTY_GP_ALERTED, SAFEGUARDING_OPEN,
            LEAD_ALERTED, SAFEGUARDING_OPEN,
            TO_BE_PHONED, SAFEGUARDING_OPEN,
            ACKNOWLEDGED, SAFEGUARDING_OPEN,
            CLINICIAN_ASSIGNED, SAFEGUARDING_OPEN,
            ACTIONED, SAFEGUARDING_OPEN);

    static final List<TrackStep<?>> STEPS = List.of(
            open(FindingMade.class)
                    .moveTo(ALERTED)
                    .by(CLASSIFIER)
                    .within(SAFEGUARDING_ACKNOWLEDGEMENT)
                    .tell(SAFEGUARDING_LEAD, SAFEGUARDING_ALERT)
                    .because(SAFEGUARD),
            open(DangerSeen.class)
                    .moveTo(ALERTED)
                    .by(STAFF)
                    .within(SAFEGUARDING_ACKNOWLEDGEMENT)
                    .tell(SAFEGUARDING_LEAD, SAFEGUARDING_ALERT)
                    .because(SAFEGUARD),
            at(ALERTED, DeadlinePassed.class)
                    .moveTo(DUTY_GP_ALERTED)
                    .by(CLOCK)
                    .within(SAFEGUARDING_ACKNOWLEDGEMENT)
                    .tell(DUTY_GP, SAFEGUARDING_ESCALATION),
            at(DUTY_GP_ALERTED, DeadlinePassed.class)
                    .moveTo(LEAD_ALERTED)
                    .by(CLOCK)
                    .within(SAFEGUARDING_ACKNOWLEDGEMENT)
                    .tell(SAFEGUARDING_LEAD, SAFEGUARDING_ESCALATION),
            at(LEAD_ALERTED, DeadlinePassed.class)
                    .moveTo(TO_BE_PHONED)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, SAFEGUARDING_ESCALATION)
                    .task("Ring the safeguarding lead and the duty GP now, until one of them has it."),
            at(new TrackStage[] {ALERTED, DUTY_GP_ALERTED, LEAD_ALERTED, TO_BE_PHONED}, AlertAcknowledged.class)
                    .moveTo(ACKNOWLEDGED)
                    .by(STAFF),
            at(ACKNOWLEDGED, ClinicianAssigned.class).moveTo(CLINICIAN_ASSIGNED).by(STAFF),
            at(new TrackStage[] {ACKNOWLEDGED, CLINICIAN_ASSIGNED}, DangerActedOn.class)
                    .moveTo(ACTIONED)
                    .by(STAFF),
            at(ACTIONED, SafeguardingClosed.class).moveTo(CLOSED));

    private SafeguardingTrack() {}
}
