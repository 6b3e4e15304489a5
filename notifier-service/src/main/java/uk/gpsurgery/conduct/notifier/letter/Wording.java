package uk.gpsurgery.conduct.notifier.letter;

/**
 * A letter as its reader gets it.
 *
 * @param version of the practice's own wording; 0 for the one that comes with the service
 */
public record Wording(String subject, String text, String html, int version) {

    public Wording(String subject, String text, String html) {
        this(subject, text, html, 0);
    }
}
