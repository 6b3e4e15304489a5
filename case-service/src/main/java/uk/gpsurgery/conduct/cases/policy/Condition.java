package uk.gpsurgery.conduct.cases.policy;

/** What law or policy asks for before a step is taken, on the ladder or on a side track. */
public interface Condition {

    /** The code of a refusal. */
    String name();

    /** What staff read. */
    String sentence();

    /** True when only the happening itself can meet it, so that nothing can be said before it is told. */
    boolean ofTheTelling();
}
