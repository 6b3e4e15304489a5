package uk.gpsurgery.conduct.notifier.letter;

import java.util.Locale;

/** What a patient may answer by a link in a letter: each link is for one of these. Links in old letters count them. */
public enum Reply {
    /** They have removed the post. */
    REMOVED,
    /** They have something to say, and perhaps something to show. */
    SAID;

    /** As the contract and the page's address write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the templates call its link. */
    String placeholder() {
        return wireName() + "Link";
    }
}
