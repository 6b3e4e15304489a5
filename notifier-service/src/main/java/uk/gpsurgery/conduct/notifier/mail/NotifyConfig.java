package uk.gpsurgery.conduct.notifier.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** GOV.UK Notify, for practices whose letters it carries. */
@ConfigMapping(prefix = "conduct.notifier.govuk-notify")
public interface NotifyConfig {

    /** Where it is. */
    @WithDefault("https://api.notifications.service.gov.uk")
    URI url();

    /** As Notify shows it once: name, service id and secret, joined by hyphens. Has no default. */
    Optional<String> apiKey();

    /** The id of the template there for each letter, by the letter's name; its subject is ((subject)), its message ((body)). */
    Map<String, String> templates();

    /** The id of the template for the letters that {@link #templates()} does not name. */
    Optional<String> templateId();

    /** The id of the reply-to address there. */
    Optional<String> replyToId();

    /** What Notify shows when it tells that a letter arrived or came back. Without one nobody is believed. */
    Optional<String> callbackToken();

    /** How long to wait for a connection, and for an answer. */
    @WithDefault("30S")
    Duration timeout();
}
