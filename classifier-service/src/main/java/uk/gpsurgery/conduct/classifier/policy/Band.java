package uk.gpsurgery.conduct.classifier.policy;

/** How sure a finding is: sure enough to stand, for a person to look at, or too weak to trouble one. */
public enum Band {
    AUTO,
    REVIEW,
    CLEAR
}
