package uk.gpsurgery.conduct.cases.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the webhooks. */
@ConfigMapping(prefix = "conduct.webhooks")
public interface WebhookConfig {

    /**
     * Where webhooks may lead, as {@code https://it.example}: nothing else is ever called, so that nobody who may
     * register a webhook can have this service knock on doors inside. Nowhere by default.
     */
    Optional<List<URI>> origins();

    /** How long an answer may take. */
    @WithDefault("10S")
    Duration timeout();

    /** How long to wait before each further attempt; after the last the webhook is switched off. */
    @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
    List<Duration> retries();

    /** True when the target's scheme and host are among the origins. */
    default boolean allows(URI target) {
        return target.getHost() != null
                && target.getUserInfo() == null
                && origins().orElse(List.of()).stream()
                        .anyMatch(origin -> origin.getScheme().equals(target.getScheme())
                                && origin.getHost().equalsIgnoreCase(target.getHost())
                                && (origin.getPort() < 0 || origin.getPort() == target.getPort()));
    }
}
