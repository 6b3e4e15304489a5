package uk.gpsurgery.conduct.cases.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One sentence of the ladder: at a stage, when this happens, move there, by these people, if these guards allow it. */
public record Step<H extends Happening>(
        Set<Stage> from,
        Class<H> happening,
        Predicate<H> condition,
        Optional<Stage> to,
        Actor by,
        List<Guard> guards,
        List<Letter> letters,
        Optional<Deadline> deadline,
        String quote,
        String law)
        implements Sentence {

    static <H extends Happening> Step<H> at(Stage from, Class<H> happening) {
        return at(new Stage[] {from}, happening);
    }

    static <H extends Happening> Step<H> at(Stage[] from, Class<H> happening) {
        return new Step<>(
                EnumSet.copyOf(List.of(from)),
                happening,
                any -> true,
                Optional.empty(),
                Actor.MANAGER,
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                "");
    }

    Step<H> when(Predicate<H> condition) {
        return new Step<>(from, happening, condition, to, by, guards, letters, deadline, quote, law);
    }

    Step<H> moveTo(Stage to) {
        return new Step<>(from, happening, condition, Optional.of(to), by, guards, letters, deadline, quote, law);
    }

    Step<H> by(Actor by) {
        return new Step<>(from, happening, condition, to, by, guards, letters, deadline, quote, law);
    }

    Step<H> onlyIf(Guard... guards) {
        return new Step<>(from, happening, condition, to, by, List.of(guards), letters, deadline, quote, law);
    }

    Step<H> send(Letter... letters) {
        return new Step<>(from, happening, condition, to, by, guards, List.of(letters), deadline, quote, law);
    }

    Step<H> within(Deadline deadline) {
        return new Step<>(from, happening, condition, to, by, guards, letters, Optional.of(deadline), quote, law);
    }

    Step<H> because(String quote) {
        return new Step<>(from, happening, condition, to, by, guards, letters, deadline, quote, law);
    }

    Step<H> under(String law) {
        return new Step<>(from, happening, condition, to, by, guards, letters, deadline, quote, law);
    }

    boolean answers(Stage stage, Happening told) {
        return from.contains(stage) && happening.isInstance(told) && condition.test(happening.cast(told));
    }

    /** A happening's name on the wire. */
    public static String nameOf(Class<?> happening) {
        return happening.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
