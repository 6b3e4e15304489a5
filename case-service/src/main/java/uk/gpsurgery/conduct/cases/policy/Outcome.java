package uk.gpsurgery.conduct.cases.policy;

import java.util.List;

/** What the policy answers. */
public sealed interface Outcome {

    /** The case takes the step. */
    record Moved(Step<?> step) implements Outcome {}

    /** The step is approved by one person and waits for another. */
    record AwaitsSecond(Step<?> step, String whom) implements Outcome {}

    /** The step is on the ladder and not allowed now. */
    record Refused(List<Guard> guards) implements Outcome {}

    /** The step is not this person's to take. */
    record NotTheirs(Actor by) implements Outcome {}

    /** No step says so. */
    record NotOnTheLadder() implements Outcome {}
}
