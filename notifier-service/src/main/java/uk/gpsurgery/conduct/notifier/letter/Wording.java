package uk.gpsurgery.conduct.notifier.letter;

/**
 * A letter as its reader gets it.
 *
 * @param version of the practice's own wording; 0 for the one that comes with the service
 */
public record Wording(String subject, String text, String html, int version) {

    private static final String SANDBOX =
            "This is a try: the letter below has gone to this address and to nobody else.";

    public Wording(String subject, String text, String html) {
        this(subject, text, html, 0);
    }

    /** The same, so that nobody takes it for a letter that its reader got. */
    public Wording inSandbox() {
        return new Wording(
                "[Sandbox] " + subject,
                SANDBOX + "\n\n" + text,
                html.replace("<main>", "<main>\n<p><strong>" + SANDBOX + "</strong></p>"),
                version);
    }
}
