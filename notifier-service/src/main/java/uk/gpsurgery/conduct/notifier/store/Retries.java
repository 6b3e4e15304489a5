package uk.gpsurgery.conduct.notifier.store;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is done about a letter that the mail server puts off (an answer of 4xx, or a line lost on the way). */
public interface Retries {

    /** The first pause; the next ones are as long as the letter has waited so far. */
    @WithDefault("30S")
    Duration firstPause();

    @WithDefault("1H")
    Duration longestPause();

    /** When it has failed. RFC 5321 gives mail servers four days; a letter of a case has a person waiting. */
    @WithDefault("2D")
    Duration giveUpAfter();

    /** The pause before the next attempt. */
    default Duration pauseAfter(Duration waited) {
        if (waited.compareTo(firstPause()) < 0) {
            return firstPause();
        }
        return waited.compareTo(longestPause()) < 0 ? waited : longestPause();
    }
}
