package uk.gpsurgery.conduct.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import uk.gpsurgery.conduct.infra.Ports;

/** Tells the service where its mail server will be. Each test decides which server that is, and whether there is one. */
public final class MailPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "conduct.notifier.smtp.port", String.valueOf(Ports.free()),
                "conduct.notifier.smtp.tls", "none",
                "conduct.notifier.smtp.from", "conduct@mile-oak.example",
                "conduct.notifier.smtp.timeout", "2S",
                "conduct.notifier.look-again", "0.1S",
                "conduct.notifier.longest-pause", "0.2S",
                "conduct.notifier.retries.first-pause", "0.3S");
    }

    @Override
    public void stop() {
        // A port holds nothing.
    }
}
