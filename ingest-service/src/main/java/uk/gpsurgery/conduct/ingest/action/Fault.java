package uk.gpsurgery.conduct.ingest.action;

/** What it means that a platform says no, in our words: its own may quote what people wrote. */
enum Fault {
    TOKEN_ENDED("%1$s does not take the token any more; sign in at %1$s anew and set it."),
    ASKED_TOO_MUCH("%s is asked too much at the moment."),
    GONE("there is no such comment at %s any more."),
    NOT_SEEN("there is no such comment at %s, or the account may not see it."),
    NOT_ALLOWED("the account at %s may not do this."),
    BLOCKED("%s has blocked the account from doing this for now."),
    SAID_ALREADY("%s has just these words already."),
    AWAY("%s does not answer as it should."),
    REFUSED("%s did not accept this.");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    /** What a status of HTTP means where the platform tells nothing better. */
    static Fault of(int status) {
        return switch (status) {
            case 401 -> TOKEN_ENDED;
            case 403 -> NOT_ALLOWED;
            case 404, 410 -> GONE;
            case 429 -> ASKED_TOO_MUCH;
            default -> status >= 500 ? AWAY : REFUSED;
        };
    }

    String sentence(String platform) {
        return sentence.formatted(platform);
    }
}
