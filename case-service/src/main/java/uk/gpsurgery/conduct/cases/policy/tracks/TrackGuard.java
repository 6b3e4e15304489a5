package uk.gpsurgery.conduct.cases.policy.tracks;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.Condition;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.*;

/** A condition that law or policy puts on a step of a track. A refusal names the guards that were not met. */
public enum TrackGuard implements Condition {
    EVIDENCE_STORED(
            "every post is kept as it was received before anything is done about it",
            file -> file.post().evidenceStored()),

    NOT_NAMED_IN_THE_POST(
            "nobody decides about a post in which they are named",
            file -> !file.post().named().contains(file.teller().staffId())),

    THE_AUTHOR_IS_KNOWN_TO_THE_PLATFORM(
            "the platform has told who the author is; a name alone may be anybody's",
            file -> file.post().authorIdKnown()),

    ON_GOOGLE("this is for reviews on Google", file -> file.post().platform().equals("google")),

    NOTHING_ELSE_ASKED(
            "what was asked of the platform is answered first",
            file -> file.asked().stream().allMatch(action -> action == Action.CHECK_STILL_THERE)),

    NOT_APPEALED_YET(
            "a platform hears one appeal and no second",
            file -> !file.happened().contains(Step.nameOf(AppealMade.class))),

    A_CLOCK_RUNS(
            "there is no running deadline to pause",
            file -> file.clock().map(clock -> !clock.paused()).orElse(false)),

    NOT_FIXED_BY_LAW(
            "a period that the law fixes, or that somebody's safety hangs on, is never paused",
            file -> file.clock().map(clock -> clock.deadline().mayBePaused()).orElse(true)),

    THE_CLOCK_IS_PAUSED(
            "there is no paused deadline to go on with",
            file -> file.clock().map(TrackFile.Clock::paused).orElse(false)),

    /** What the platform's table of possibilities says; a Google review is deleted by nobody but its author. */
    THE_PLATFORM_LETS_YOU((file, step) ->
            step.action().map(action -> file.post().possible().contains(action)).orElse(true)),

    ASKED_OF_A_PERSON(
            "nobody was asked to do this by hand",
            Answering.class,
            (file, told) -> file.byHand().contains(told.action())),

    ASKED_OF_THE_PLATFORM(
            "this was not asked of the platform",
            Answering.class,
            (file, told) -> file.asked().contains(told.action())),

    A_GROUND_TO_MODERATE(
            "a comment is not hidden, deleted or reported for being a complaint, a review or a cry for help",
            Grounded.class,
            (file, told) -> Grounds.TO_MODERATE.contains(told.clause())),

    REASON_IN_A_SENTENCE(
            "the reason is a sentence of at least 20 characters",
            Reasoned.class,
            (file, told) -> told.reason().strip().length() >= 20),

    CONFIRMS_NOBODY_AS_A_PATIENT(
            "a public reply names nobody, gives no date or number, and speaks of no care anybody had",
            Public.class,
            (file, told) -> PublicReply.confirmsNobody(told.text(), file.post().authorName())),

    NOT_FROM_THE_FUTURE(
            "the day is today or earlier",
            Dated.class,
            (file, told) -> !told.on().isAfter(file.today())),

    NOT_BEFORE_IT_WAS_RECEIVED(
            "nothing is answered before it was received",
            Dated.class,
            (file, told) -> file.receivedOn()
                    .map(received -> !told.on().isBefore(received))
                    .orElse(false)),

    ANSWERED_WITHIN_SIX_MONTHS(
            "the day agreed on is after today and within six months of receipt",
            InvestigationAgreed.class,
            (file, told) -> inTime(file, told.respondBy())),

    LATER_THAN_TODAY(
            "the new day is after today",
            DelayExplained.class,
            (file, told) -> told.respondBy().isAfter(file.today())),

    OMBUDSMAN_NAMED(
            "the answer says that the Ombudsman can be asked",
            ComplaintAnswered.class,
            (file, told) -> told.ombudsmanNamed()),

    CRIME_OR_THREAT(
            "the police are told of a crime or a threat, and of no more than they need",
            PoliceTold.class,
            (file, told) -> told.crimeOrThreat());

    /** Clauses a post may be moderated for. */
    private static final class Grounds {
        private static final EnumSet<Clause> TO_MODERATE =
                EnumSet.of(Clause.P2, Clause.P3, Clause.P4, Clause.P5, Clause.P7);
    }

    private final String sentence;
    private final boolean ofTheTelling;
    // The predicates above hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Test test;

    @FunctionalInterface
    private interface Test {
        boolean passes(TrackFile file, TrackStep<?> step, TrackHappening told);
    }

    /** A condition of the track as it stands. */
    TrackGuard(String sentence, Predicate<TrackFile> test) {
        this.sentence = sentence;
        this.ofTheTelling = false;
        this.test = (file, step, told) -> test.test(file);
    }

    /** A condition of the step. */
    TrackGuard(BiPredicate<TrackFile, TrackStep<?>> test) {
        this.sentence = "the platform lets nobody but the author or itself do this";
        this.ofTheTelling = false;
        this.test = (file, step, told) -> test.test(file, step);
    }

    /** A condition of what is told. */
    <T> TrackGuard(String sentence, Class<T> kind, BiPredicate<TrackFile, T> test) {
        this.sentence = sentence;
        this.ofTheTelling = true;
        this.test = (file, step, told) -> kind.isInstance(told) && test.test(file, kind.cast(told));
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public boolean ofTheTelling() {
        return ofTheTelling;
    }

    boolean allows(TrackFile file, TrackStep<?> step, TrackHappening told) {
        return test.passes(file, step, told);
    }

    boolean allows(TrackFile file, TrackStep<?> step) {
        return ofTheTelling || test.passes(file, step, new DeadlinePassed());
    }

    private static boolean inTime(TrackFile file, LocalDate day) {
        return day.isAfter(file.today())
                && file.receivedOn()
                        .map(received -> !day.isAfter(received.plusMonths(6)))
                        .orElse(false);
    }
}
