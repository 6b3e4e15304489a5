package uk.gpsurgery.conduct.classifier.policy;

import java.util.Locale;

/** Where a comment goes from here, the most urgent last. */
public enum Route {
    NONE,
    REDIRECT,
    MODERATION,
    COMPLAINT,
    CASE,
    SAFEGUARDING;

    /** As it is written in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
