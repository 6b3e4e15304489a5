package uk.gpsurgery.conduct.ingest.action;

import com.restfb.exception.FacebookException;
import com.restfb.exception.FacebookGraphException;
import java.util.Objects;

/** What a refusal of the Graph API means, by its numbers; its sentences may quote what people wrote. */
enum GraphError {
    TOKEN_EXPIRED("the page's token has expired or was withdrawn; sign in at Facebook anew and set it."),
    ASKED_TOO_MUCH("Facebook is asked too much at the moment."),
    GONE("there is no such comment, or the page may not see it."),
    NOT_ALLOWED("the page's token may not do this."),
    BLOCKED("Facebook has blocked the page from doing this for now."),
    AWAY("Facebook does not answer as it should."),
    REFUSED("Facebook did not accept this.");

    private final String sentence;

    GraphError(String sentence) {
        this.sentence = sentence;
    }

    static GraphError of(FacebookException fault) {
        if (!(fault instanceof FacebookGraphException told)) {
            return AWAY;
        }
        var code = Objects.requireNonNullElse(told.getErrorCode(), 0);
        if ((code >= 200 && code < 300) || code == 10 || code == 3) {
            return NOT_ALLOWED;
        }
        if (code >= 80_000 && code <= 80_014) {
            return ASKED_TOO_MUCH;
        }
        return switch (code) {
            case 102, 190 -> TOKEN_EXPIRED;
            case 4, 17, 32, 341, 613 -> ASKED_TOO_MUCH;
            case 100 -> Objects.equals(told.getErrorSubcode(), 33) ? GONE : REFUSED;
            case 803 -> GONE;
            case 368 -> BLOCKED;
            case 0, 1, 2 -> AWAY;
            default -> Boolean.TRUE.equals(told.getIsTransient()) ? AWAY : REFUSED;
        };
    }

    /** With the platform's number before it, so that it can be looked up. */
    String sentence(FacebookException fault) {
        return fault instanceof FacebookGraphException told && told.getErrorCode() != null
                ? told.getErrorCode() + ": " + sentence
                : sentence;
    }
}
