package uk.gpsurgery.conduct.kit;

/** Bytes that are not what the topic's contract says. The reason names places and rules, never contents. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
