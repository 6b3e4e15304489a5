package uk.gpsurgery.conduct.cases.policy.tracks;

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

/** A post is reported to its platform, by hand, for no platform takes a report from a machine; one appeal. */
final class PlatformReportTrack {

    static final List<TrackStep<?>> STEPS = List.of(
            open(ReportWanted.class)
                    .moveTo(TO_REPORT)
                    .onlyIf(EVIDENCE_STORED, A_GROUND_TO_MODERATE)
                    .within(TrackDeadline.REPORT)
                    .task("Report the post on its platform and note the reference."),
            at(TO_REPORT, ReportMade.class)
                    .moveTo(REPORTED)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(TrackDeadline.REPORT_ANSWER),
            at(new TrackStage[] {REPORTED, APPEALED}, ReportAnswered.class)
                    .when(ReportAnswered::upheld)
                    .moveTo(UPHELD)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE),
            at(new TrackStage[] {REPORTED, APPEALED}, ReportAnswered.class)
                    .moveTo(REJECTED)
                    .by(STAFF)
                    .onlyIf(NOT_FROM_THE_FUTURE),
            at(REJECTED, AppealMade.class)
                    .moveTo(APPEALED)
                    .onlyIf(NOT_FROM_THE_FUTURE, NOT_APPEALED_YET)
                    .within(TrackDeadline.REPORT_ANSWER),
            at(new TrackStage[] {TO_REPORT, REPORTED, APPEALED}, DeadlinePassed.class)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, DUE),
            at(new TrackStage[] {TO_REPORT, REPORTED, APPEALED, REJECTED}, PostSeenGone.class)
                    .moveTo(GONE)
                    .by(PLATFORM),
            at(new TrackStage[] {TO_REPORT, REPORTED, APPEALED, REJECTED}, ReportClosed.class)
                    .moveTo(CLOSED));

    private PlatformReportTrack() {}
}
