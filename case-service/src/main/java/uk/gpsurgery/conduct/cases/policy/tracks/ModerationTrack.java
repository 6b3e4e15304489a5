package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Actor.CLASSIFIER;
import static uk.gpsurgery.conduct.cases.policy.Actor.CLOCK;
import static uk.gpsurgery.conduct.cases.policy.Actor.PLATFORM;
import static uk.gpsurgery.conduct.cases.policy.Actor.STAFF;
import static uk.gpsurgery.conduct.cases.policy.Letter.DUE;
import static uk.gpsurgery.conduct.cases.policy.tracks.Action.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.Desk.PRACTICE_MANAGER;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStage.*;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.at;
import static uk.gpsurgery.conduct.cases.policy.tracks.TrackStep.open;

import java.util.List;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/**
 * A post is hidden, shown again, deleted, and its author banned, by people and only where the platform lets them.
 *
 * <p>A decision asks; the track moves when the platform, or the person whose hand was wanted, says that it is done.
 */
final class ModerationTrack {

    private static final String MODERATE = "we reserve the right to moderate and/or delete comments";

    private static final TrackStage[] UP = {EVIDENCED, SHOWN_AGAIN, BAN_LIFTED};
    private static final TrackStage[] THERE = {EVIDENCED, SHOWN_AGAIN, HIDDEN, BAN_LIFTED};
    private static final TrackStage[] NOT_BANNED = {EVIDENCED, SHOWN_AGAIN, HIDDEN, DELETED, BAN_LIFTED};
    private static final TrackStage[] OPEN = {EVIDENCED, SHOWN_AGAIN, HIDDEN, DELETED, AUTHOR_BANNED, BAN_LIFTED};

    static final List<TrackStep<?>> STEPS = List.of(
            open(FindingMade.class).moveTo(EVIDENCED).by(CLASSIFIER).onlyIf(EVIDENCE_STORED),
            open(ModerationWanted.class).moveTo(EVIDENCED).by(STAFF).onlyIf(EVIDENCE_STORED),
            at(UP, HidingDecided.class)
                    .onlyIf(EVIDENCE_STORED, THE_PLATFORM_LETS_YOU, NOTHING_ELSE_ASKED, A_GROUND_TO_MODERATE)
                    .ask(HIDE)
                    .because(MODERATE),
            at(HIDDEN, ShowingDecided.class)
                    .onlyIf(THE_PLATFORM_LETS_YOU, NOTHING_ELSE_ASKED)
                    .ask(UNHIDE),
            at(THERE, DeletionDecided.class)
                    .onlyIf(
                            EVIDENCE_STORED,
                            THE_PLATFORM_LETS_YOU,
                            NOTHING_ELSE_ASKED,
                            NOT_NAMED_IN_THE_POST,
                            A_GROUND_TO_MODERATE,
                            REASON_IN_A_SENTENCE)
                    .ask(DELETE)
                    .because(MODERATE),
            at(NOT_BANNED, BanDecided.class)
                    .onlyIf(
                            EVIDENCE_STORED,
                            THE_PLATFORM_LETS_YOU,
                            THE_AUTHOR_IS_KNOWN_TO_THE_PLATFORM,
                            NOTHING_ELSE_ASKED,
                            NOT_NAMED_IN_THE_POST,
                            A_GROUND_TO_MODERATE,
                            REASON_IN_A_SENTENCE)
                    .ask(BAN)
                    .because(MODERATE),
            at(AUTHOR_BANNED, BanLifted.class)
                    .onlyIf(THE_PLATFORM_LETS_YOU, NOTHING_ELSE_ASKED)
                    .ask(UNBAN),
            at(OPEN, CheckWanted.class).by(STAFF).onlyIf(THE_PLATFORM_LETS_YOU).ask(CHECK_STILL_THERE),

            // What became of it.
            at(UP, ActionDone.class)
                    .when(done -> done.action() == HIDE)
                    .moveTo(HIDDEN)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(HIDDEN, ActionDone.class)
                    .when(done -> done.action() == UNHIDE)
                    .moveTo(SHOWN_AGAIN)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(THERE, ActionDone.class)
                    .when(done -> done.action() == DELETE)
                    .moveTo(DELETED)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(NOT_BANNED, ActionDone.class)
                    .when(done -> done.action() == BAN)
                    .moveTo(AUTHOR_BANNED)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(AUTHOR_BANNED, ActionDone.class)
                    .when(done -> done.action() == UNBAN)
                    .moveTo(BAN_LIFTED)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(OPEN, ActionDone.class)
                    .when(done -> done.action() == CHECK_STILL_THERE)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM),
            at(OPEN, ActionFailed.class).by(PLATFORM).onlyIf(ASKED_OF_THE_PLATFORM),
            at(OPEN, HandWanted.class)
                    .by(PLATFORM)
                    .onlyIf(ASKED_OF_THE_PLATFORM)
                    .within(TrackDeadline.BY_HAND),
            at(UP, DoneByHand.class)
                    .when(done -> done.action() == HIDE)
                    .moveTo(HIDDEN)
                    .by(STAFF)
                    .onlyIf(ASKED_OF_A_PERSON),
            at(HIDDEN, DoneByHand.class)
                    .when(done -> done.action() == UNHIDE)
                    .moveTo(SHOWN_AGAIN)
                    .by(STAFF)
                    .onlyIf(ASKED_OF_A_PERSON),
            at(THERE, DoneByHand.class)
                    .when(done -> done.action() == DELETE)
                    .moveTo(DELETED)
                    .by(STAFF)
                    .onlyIf(ASKED_OF_A_PERSON),
            at(NOT_BANNED, DoneByHand.class)
                    .when(done -> done.action() == BAN)
                    .moveTo(AUTHOR_BANNED)
                    .by(STAFF)
                    .onlyIf(ASKED_OF_A_PERSON),
            at(AUTHOR_BANNED, DoneByHand.class)
                    .when(done -> done.action() == UNBAN)
                    .moveTo(BAN_LIFTED)
                    .by(STAFF)
                    .onlyIf(ASKED_OF_A_PERSON),
            at(OPEN, DoneByHand.class).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(OPEN, NotDoneByHand.class).by(STAFF).onlyIf(ASKED_OF_A_PERSON),
            at(OPEN, DeadlinePassed.class).by(CLOCK).tell(PRACTICE_MANAGER, DUE),
            at(OPEN, PostSeenGone.class).moveTo(GONE).by(PLATFORM),
            at(OPEN, ModerationClosed.class).moveTo(CLOSED).onlyIf(NOTHING_ELSE_ASKED));

    private ModerationTrack() {}
}
