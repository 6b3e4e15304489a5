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
 * @param counted the day the deadline counts from; the day of the telling where the step names none
 * @param end the last day itself, where people have agreed on one
 * @param task what a person is asked to do next
 */
public record TrackStep<H extends TrackHappening>(
        Set<TrackStage> from,
        Class<H> happening,
        Predicate<H> condition,
        Optional<TrackStage> to,
        Actor by,
        List<TrackGuard> guards,
        Optional<Action> action,
        Optional<Mail> mail,
        Optional<TrackDeadline> deadline,
        Optional<Function<H, LocalDate>> counted,
        Optional<Function<H, LocalDate>> end,
        String task,
        String quote,
        String law)
        implements Sentence {

    /** A letter to somebody at the practice. */
    public record Mail(Letter letter, Desk desk) {}

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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "");
    }

    TrackStep<H> when(Predicate<H> condition) {
        return with(condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> moveTo(TrackStage to) {
        return with(condition, Optional.of(to), by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> by(Actor by) {
        return with(condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> onlyIf(TrackGuard... guards) {
        return with(condition, to, by, List.of(guards), action, mail, deadline, counted, end, task, quote, law);
    }

    /** Asks the platform for it. */
    TrackStep<H> ask(Action action) {
        return with(condition, to, by, guards, Optional.of(action), mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> tell(Desk desk, Letter letter) {
        return with(
                condition,
                to,
                by,
                guards,
                action,
                Optional.of(new Mail(letter, desk)),
                deadline,
                counted,
                end,
                task,
                quote,
                law);
    }

    TrackStep<H> within(TrackDeadline deadline) {
        return with(condition, to, by, guards, action, mail, Optional.of(deadline), counted, end, task, quote, law);
    }

    /** The deadline counts from a day that is told. */
    TrackStep<H> countedFrom(Function<H, LocalDate> day) {
        return with(condition, to, by, guards, action, mail, deadline, Optional.of(day), end, task, quote, law);
    }

    /** The deadline ends on a day that was agreed. */
    TrackStep<H> until(Function<H, LocalDate> day) {
        return with(condition, to, by, guards, action, mail, deadline, counted, Optional.of(day), task, quote, law);
    }

    TrackStep<H> task(String task) {
        return with(condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> because(String quote) {
        return with(condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    TrackStep<H> under(String law) {
        return with(condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
    }

    private TrackStep<H> with(
            Predicate<H> condition,
            Optional<TrackStage> to,
            Actor by,
            List<TrackGuard> guards,
            Optional<Action> action,
            Optional<Mail> mail,
            Optional<TrackDeadline> deadline,
            Optional<Function<H, LocalDate>> counted,
            Optional<Function<H, LocalDate>> end,
            String task,
            String quote,
            String law) {
        return new TrackStep<>(
                from, happening, condition, to, by, guards, action, mail, deadline, counted, end, task, quote, law);
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
        return counted.map(day -> day.apply(happening.cast(told))).orElse(null);
    }

    /** The last day, where what is told names one. */
    public @Nullable LocalDate until(TrackHappening told) {
        return end.map(day -> day.apply(happening.cast(told))).orElse(null);
    }
}
