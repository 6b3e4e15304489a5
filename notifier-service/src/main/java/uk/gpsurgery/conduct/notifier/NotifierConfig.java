package uk.gpsurgery.conduct.notifier;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Email;
import java.time.Duration;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.mail.Carrier;
import uk.gpsurgery.conduct.notifier.store.Retries;

/** How letters are sent. */
@ConfigMapping(prefix = "conduct.notifier")
public interface NotifierConfig {

    /**
     * How long a sender may hold a letter up to its final dot, and again from there to the answer: longer than the mail
     * server's timeout. When it is over, the sender is taken for dead.
     */
    @WithDefault("2M")
    Duration lease();

    /** How many letters are handed over at the same time: each mostly waits, for the database or the mail server. */
    @WithDefault("4")
    int senders();

    /** How many letters a sender takes in hand at once: one transaction for all of them. */
    @WithDefault("5")
    int atOnce();

    /** How often to look for letters that have come due. */
    @WithDefault("1S")
    Duration lookAgain();

    /** The longest pause while the mail server is away; the pauses double from {@link #lookAgain()}. */
    @WithDefault("30S")
    Duration longestPause();

    /** What is done about a letter that the mail server puts off. */
    Retries retries();

    /** Who carries the letters. */
    @WithDefault("smtp")
    Carrier postbox();

    /** With one, every letter goes to this address instead of its own: for trying things out. */
    Optional<@Email String> sandboxAddress();
}
