package uk.gpsurgery.conduct.cases.api;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.api.StepView.GuardView;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Condition;
import uk.gpsurgery.conduct.cases.policy.Sentence;
import uk.gpsurgery.conduct.kit.Problems;

/** How the ladder and the side tracks say no. */
final class Refusal {

    private Refusal() {}

    /** 422 when it was told wrongly, 409 when nobody could tell it now. */
    static RuntimeException by(List<? extends Condition> guards) {
        return Problems.with(
                guards.stream().allMatch(Condition::ofTheTelling) ? 422 : 409,
                "REFUSED",
                guards.stream().map(Condition::sentence).collect(Collectors.joining("; ", "Not allowed now: ", ".")),
                Map.of("guards", GuardView.of(guards)));
    }

    static RuntimeException notTheirs(Actor by) {
        return Problems.of(403, "NOT_YOURS_TO_TELL", "This is told by: " + by.words() + ".");
    }

    static RuntimeException nothingLeads(
            String code, String from, String happening, List<? extends Sentence> stepsFromThere) {
        return Problems.with(
                409,
                code,
                "Nothing leads from " + from + " by " + happening + ".",
                Map.of(
                        "allowed",
                        stepsFromThere.stream()
                                .map(Sentence::happeningName)
                                .distinct()
                                .toList()));
    }
}
