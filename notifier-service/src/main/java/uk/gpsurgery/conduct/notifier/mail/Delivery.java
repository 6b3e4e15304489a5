package uk.gpsurgery.conduct.notifier.mail;

/** What the mail server made of one attempt. A reason never quotes the server, whose answers repeat addresses. */
public sealed interface Delivery {

    /** It answered 250 to the final dot: the letter is its own now. */
    record Taken() implements Delivery {}

    /** There is no server by choice: the letter stays here, and the reason says so. */
    record Kept(String reason) implements Delivery {}

    /** It said no for good. */
    record Refused(String reason) implements Delivery {}

    /** It has not taken this letter, and may later. */
    record Later(String reason) implements Delivery {}

    /** There is no mail server to speak to; no letter can go. */
    record Away(String reason) implements Delivery {}

    /**
     * The final dot went out and no answer came back. RFC 1047: only the server knows whether it has the letter, so
     * sending again could send twice.
     */
    record Unknown() implements Delivery {}
}
