package uk.gpsurgery.conduct.notifier.letter;

/** Whom a letter is for. One letter, one kind: what a patient reads is never what staff read. */
public enum Recipient {
    PATIENT,
    STAFF,
    ADVISER,
    COMMISSIONER;

    /** As the contract writes it. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
