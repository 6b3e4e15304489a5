package uk.gpsurgery.conduct.notifier.mail;

/** Who carries letters. */
public enum Carrier {
    /** A mail server. */
    SMTP {
        @Override
        public Postbox postbox(SmtpConfig smtp) {
            return new SmtpPostbox(smtp);
        }
    },
    /** Nobody: everything is written down as it would have gone, and nothing leaves the house. */
    DRY {
        @Override
        public Postbox postbox(SmtpConfig smtp) {
            return new DryPostbox();
        }
    };

    public abstract Postbox postbox(SmtpConfig smtp);
}
