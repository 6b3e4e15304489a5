package uk.gpsurgery.conduct.notifier.store;

/** Where a letter stands. */
public enum State {
    /** Waits for its time, or for the mail server. */
    QUEUED,
    /** In a sender's hands until its lease is over. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** It has arrived. */
    DELIVERED,
    /** It came back. */
    BOUNCED,
    /** It will not be sent; the reason says why. */
    FAILED,
    /** Nobody knows whether the mail server took it. It is not sent again by itself: a person decides. */
    UNCERTAIN
}
