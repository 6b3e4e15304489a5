package uk.gpsurgery.conduct.ingest.action;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be asked for on a platform: in the word of {@code actions.v1}, and as a sentence says it. */
public enum Deed {
    HIDE("hide the comment"),
    UNHIDE("show the comment again"),
    DELETE("delete the comment"),
    BAN("ban the author"),
    UNBAN("lift the ban on the author"),
    REPLY("post the reply"),
    DELETE_REPLY("take the reply back"),
    CHECK_STILL_THERE("look whether the comment is still there");

    private final String inWords;

    Deed(String inWords) {
        this.inWords = inWords;
    }

    static Deed of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String inWords() {
        return inWords;
    }
}
