package uk.gpsurgery.conduct.notifier.mail;

import java.util.function.BooleanSupplier;

/** Where letters are handed over. */
public interface Postbox {

    /**
     * Hands over the mail.
     *
     * @param lastMoment asked right before the mail can become the server's; unless it answers true it never does
     */
    Delivery send(Mail mail, BooleanSupplier lastMoment);

    /** Nothing is due: lets go of what is kept open between letters. */
    void rest();

    /** How it is, for people: a sentence without contents. */
    String condition();
}
