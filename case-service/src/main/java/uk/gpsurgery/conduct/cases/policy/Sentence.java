package uk.gpsurgery.conduct.cases.policy;

import java.util.List;

/** What a step of the ladder and one of a side track have in common: who tells what, on which conditions and ground. */
public interface Sentence {

    Class<?> happening();

    Actor by();

    List<? extends Condition> guards();

    /** The policy's own words, or empty. */
    String quote();

    /** The regulation, or empty. */
    String law();

    /** The happening's name on the wire: {@code breach-confirmed}. */
    default String happeningName() {
        return Step.nameOf(happening());
    }
}
