package uk.gpsurgery.conduct.cases.policy;

import java.util.stream.Collectors;

/** The ladder as a picture, printed from the steps themselves. */
public final class LadderDiagram {

    private LadderDiagram() {}

    /** A Mermaid state diagram: every move between stages, with what is told and who tells it. */
    public static String mermaid() {
        var moves = EscalationPolicy.LADDER.stream()
                .filter(step -> step.to().isPresent())
                .filter(step -> step.from().size() < Stage.open().length)
                .flatMap(step -> step.from().stream()
                        .map(from -> "    %s --> %s: %s (%s)"
                                .formatted(
                                        from,
                                        step.to().orElseThrow(),
                                        step.happeningName(),
                                        step.by().words())))
                .distinct()
                .collect(Collectors.joining("\n"));
        return "stateDiagram-v2\n    direction TB\n    [*] --> DETECTED\n" + moves + "\n";
    }
}
