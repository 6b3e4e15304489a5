package uk.gpsurgery.conduct.notifier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import uk.gpsurgery.conduct.notifier.mail.NotifyConfig;
import uk.gpsurgery.conduct.notifier.mail.Postbox;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** The one postbox that the settings choose. */
final class Postboxes {

    @Produces
    @Singleton
    Postbox chosen(NotifierConfig config, SmtpConfig smtp, NotifyConfig notify) {
        return config.postbox().postbox(smtp, notify);
    }
}
