package uk.gpsurgery.conduct.cases.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Condition;
import uk.gpsurgery.conduct.cases.policy.Sentence;

/**
 * A step that leads on from here: what it asks for, and what refuses it now.
 *
 * @param to the stage it leads to
 */
record StepView(
        String happening,
        @Nullable String to,
        String by,
        List<String> fields,
        List<GuardView> refusedBy,
        List<GuardView> willBeChecked,
        String quote,
        String law) {

    static StepView of(Sentence step, @Nullable Enum<?> to, List<? extends Condition> unmet) {
        return new StepView(
                step.happeningName(),
                to == null ? null : to.name(),
                step.by().words(),
                HappeningReader.fieldsOf(step.happening()),
                GuardView.of(unmet),
                GuardView.of(
                        step.guards().stream().filter(Condition::ofTheTelling).toList()),
                step.quote(),
                step.law());
    }

    record GuardView(String code, String sentence) {

        static List<GuardView> of(List<? extends Condition> guards) {
            return guards.stream()
                    .map(guard -> new GuardView(guard.name(), guard.sentence()))
                    .toList();
        }
    }
}
