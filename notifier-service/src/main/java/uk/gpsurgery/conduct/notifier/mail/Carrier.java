package uk.gpsurgery.conduct.notifier.mail;

/** Who carries letters. */
public enum Carrier {
    /** A mail server. */
    SMTP,
    /** GOV.UK Notify. */
    GOVUK_NOTIFY,
    /** Nobody: everything is written down as it would have gone, and nothing leaves the house. */
    DRY;

    public Postbox postbox(SmtpConfig smtp, NotifyConfig notify) {
        return switch (this) {
            case SMTP -> new SmtpPostbox(smtp);
            case GOVUK_NOTIFY -> new NotifyPostbox(notify);
            case DRY -> new DryPostbox();
        };
    }
}
