package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.PARTNER;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** What the police are told, and what counsel is asked. Neither decides anything on the ladder. */
final class LegalTracks {

    static final List<TrackStep<?>> POLICE = List.of(
            open(PoliceTold.class)
                    .moveTo(REPORTED)
                    .onlyIf(EVIDENCE_STORED, NOT_FROM_THE_FUTURE, CRIME_OR_THREAT)
                    .within(TrackDeadline.POLICE_ANSWER)
                    .countedFrom(PoliceTold::on),
            at(REPORTED, PoliceReferenceGiven.class).moveTo(REFERENCED).within(TrackDeadline.POLICE_ANSWER),
            at(new TrackStage[] {REPORTED, REFERENCED}, DeadlinePassed.class)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, DUE),
            at(new TrackStage[] {REPORTED, REFERENCED}, PoliceAnswered.class)
                    .moveTo(OUTCOME)
                    .onlyIf(NOT_FROM_THE_FUTURE));

    static final List<TrackStep<?>> LEGAL = List.of(
            open(CounselChosen.class).moveTo(COUNSEL_CHOSEN).because("Legal advice will be sought"),
            at(COUNSEL_CHOSEN, CounselInstructed.class)
                    .moveTo(INSTRUCTED)
                    .onlyIf(EVIDENCE_STORED, NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.COUNSEL_ANSWER)
                    .because("Legal advice will be sought"),
            at(INSTRUCTED, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(INSTRUCTED, AdviceGiven.class).moveTo(ADVISED).onlyIf(NOT_FROM_THE_FUTURE),
            at(ADVISED, CounselInstructed.class)
                    .moveTo(INSTRUCTED)
                    .onlyIf(EVIDENCE_STORED, NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.COUNSEL_ANSWER),
            at(ADVISED, PrivilegeWaived.class).by(PARTNER).onlyIf(REASON_IN_A_SENTENCE),
            at(new TrackStage[] {COUNSEL_CHOSEN, INSTRUCTED, ADVISED}, LegalClosed.class)
                    .moveTo(CLOSED));

    private LegalTracks() {}
}
