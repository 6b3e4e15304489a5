package uk.gpsurgery.conduct.cases.policy.tracks;

import java.util.Locale;

/** What can be asked of a platform about a post. */
public enum Action {
    HIDE,
    UNHIDE,
    DELETE,
    BAN,
    UNBAN,
    REPLY,
    DELETE_REPLY,
    CHECK_STILL_THERE;

    /** As it stands on the wire: {@code check-still-there}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The action of a word on the wire. */
    public static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
