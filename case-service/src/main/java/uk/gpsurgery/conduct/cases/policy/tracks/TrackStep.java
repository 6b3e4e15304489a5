package uk.gpsurgery.conduct.cases.policy.tracks;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.Sentence;

/**
 * One sentence of a track: at a stage, when this happens, move there, by these people, if these guards allow it.
 *
 * @param from empty for a step that opens the track
 */
public record TrackStep<H extends TrackHappening>(
        Set<TrackStage> from,
        Class<H> happening,
        Predicate<H> condition,
        Optional<TrackStage> to,
        Actor by,
        List<TrackGuard> guards,
        Wanted wanted,
        Period<H> period,
        Ground ground)
        implements Sentence {

    /** A letter to somebody at the practice. */
    public record Mail(Letter letter, Desk desk) {}

    /**
     * What the step wants of others.
     *
     * @param task what a person is asked to do next
     */
    record Wanted(Optional<Action> action, Optional<Mail> mail, String task) {}

    /**
     * The deadline it starts.
     *
     * @param counted the day it counts from; the day of the telling where the step names none
     * @param end the last day itself, where people have agreed on one
     */
    record Period<H>(
            Optional<TrackDeadline> deadline,
            Optional<Function<H, LocalDate>> counted,
            Optional<Function<H, LocalDate>> end) {}

    /** Why it may be taken: the policy's words, the regulation. */
    record Ground(String quote, String law) {}

    /** A step that opens a track. */
    static <H extends TrackHappening> TrackStep<H> open(Class<H> happening) {
        return of(EnumSet.noneOf(TrackStage.class), happening);
    }

    static <H extends TrackHappening> TrackStep<H> at(TrackStage from, Class<H> happening) {
        return of(EnumSet.of(from), happening);
    }

    static <H extends TrackHappening> TrackStep<H> at(TrackStage[] from, Class<H> happening) {
        return of(EnumSet.copyOf(List.of(from)), happening);
    }

    private static <H extends TrackHappening> TrackStep<H> of(Set<TrackStage> from, Class<H> happening) {
        return new TrackStep<>(
                from,
                happening,
                any -> true,
                Optional.empty(),
                Actor.MANAGER,
                List.of(),
                new Wanted(Optional.empty(), Optional.empty(), ""),
                new Period<>(Optional.empty(), Optional.empty(), Optional.empty()),
                new Ground("", ""));
    }

    TrackStep<H> when(Predicate<H> condition) {
        return new TrackStep<>(from, happening, condition, to, by, guards, wanted, period, ground);
    }

    TrackStep<H> moveTo(TrackStage to) {
        return new TrackStep<>(from, happening, condition, Optional.of(to), by, guards, wanted, period, ground);
    }

    TrackStep<H> by(Actor by) {
        return new TrackStep<>(from, happening, condition, to, by, guards, wanted, period, ground);
    }

    TrackStep<H> onlyIf(TrackGuard... guards) {
        return new TrackStep<>(from, happening, condition, to, by, List.of(guards), wanted, period, ground);
    }

    /** Asks the platform for it. */
    TrackStep<H> ask(Action action) {
        return with(new Wanted(Optional.of(action), mail(), task()));
    }

    TrackStep<H> tell(Desk desk, Letter letter) {
        return with(new Wanted(action(), Optional.of(new Mail(letter, desk)), task()));
    }

    TrackStep<H> task(String task) {
        return with(new Wanted(action(), mail(), task));
    }

    TrackStep<H> within(TrackDeadline deadline) {
        return with(new Period<>(Optional.of(deadline), period.counted, period.end));
    }

    /** The deadline counts from a day that is told. */
    TrackStep<H> countedFrom(Function<H, LocalDate> day) {
        return with(new Period<>(deadline(), Optional.of(day), period.end));
    }

    /** The deadline ends on a day that was agreed. */
    TrackStep<H> until(Function<H, LocalDate> day) {
        return with(new Period<>(deadline(), period.counted, Optional.of(day)));
    }

    TrackStep<H> because(String quote) {
        return with(new Ground(quote, law()));
    }

    TrackStep<H> under(String law) {
        return with(new Ground(quote(), law));
    }

    private TrackStep<H> with(Wanted wanted) {
        return new TrackStep<>(from, happening, condition, to, by, guards, wanted, period, ground);
    }

    private TrackStep<H> with(Period<H> period) {
        return new TrackStep<>(from, happening, condition, to, by, guards, wanted, period, ground);
    }

    private TrackStep<H> with(Ground ground) {
        return new TrackStep<>(from, happening, condition, to, by, guards, wanted, period, ground);
    }

    public Optional<Action> action() {
        return wanted.action;
    }

    public Optional<Mail> mail() {
        return wanted.mail;
    }

    public String task() {
        return wanted.task;
    }

    public Optional<TrackDeadline> deadline() {
        return period.deadline;
    }

    @Override
    public String quote() {
        return ground.quote;
    }

    @Override
    public String law() {
        return ground.law;
    }

    boolean opens() {
        return from.isEmpty();
    }

    boolean leadsFrom(Optional<TrackStage> stage) {
        return stage.map(from::contains).orElse(from.isEmpty());
    }

    boolean answers(Optional<TrackStage> stage, TrackHappening told) {
        return leadsFrom(stage) && happening.isInstance(told) && condition.test(happening.cast(told));
    }

    /** The day the deadline counts from, where what is told names one. */
    public @Nullable LocalDate countedFrom(TrackHappening told) {
        return period.counted.map(day -> day.apply(happening.cast(told))).orElse(null);
    }

    /** The last day, where what is told names one. */
    public @Nullable LocalDate until(TrackHappening told) {
        return period.end.map(day -> day.apply(happening.cast(told))).orElse(null);
    }
}
