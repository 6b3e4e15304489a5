package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.Letter.STAFF_SUPPORT_OFFER;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.NAMED_STAFF;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline.SUPPORT_REVIEW;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** Whoever is named in a post is offered support, and asked again two weeks later whatever they said. */
final class StaffSupportTrack {

    static final List<TrackStep<?>> STEPS = List.of(
            open(FindingMade.class).moveTo(SIGNPOSTED).by(CLASSIFIER),
            open(SupportOffered.class)
                    .moveTo(OFFERED)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .tell(NAMED_STAFF, STAFF_SUPPORT_OFFER),
            at(SIGNPOSTED, SuggestionDismissed.class).moveTo(DISMISSED),
            at(SIGNPOSTED, SupportOffered.class)
                    .moveTo(OFFERED)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .tell(NAMED_STAFF, STAFF_SUPPORT_OFFER),
            at(OFFERED, SupportAccepted.class)
                    .moveTo(ACCEPTED)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(SUPPORT_REVIEW)
                    .countedFrom(SupportAccepted::on),
            at(OFFERED, SupportDeclined.class)
                    .moveTo(DECLINED)
                    .onlyIf(NOT_FROM_THE_FUTURE)
                    .within(SUPPORT_REVIEW)
                    .countedFrom(SupportDeclined::on),
            at(new TrackStage[] {ACCEPTED, DECLINED}, DeadlinePassed.class)
                    .by(CLOCK)
                    .tell(PRACTICE_MANAGER, DUE),
            at(new TrackStage[] {ACCEPTED, DECLINED}, SupportReviewed.class)
                    .moveTo(REVIEWED)
                    .onlyIf(NOT_FROM_THE_FUTURE));

    private StaffSupportTrack() {}
}
