package uk.gpsurgery.conduct.local;

import org.jspecify.annotations.Nullable;

/** Why nothing runs, in one sentence that says what to do about it. */
public final class CannotStart extends Exception {

    private static final long serialVersionUID = 1;

    CannotStart(String sentence) {
        this(sentence, null);
    }

    CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
