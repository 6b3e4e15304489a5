package uk.gpsurgery.conduct.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import uk.gpsurgery.conduct.infra.Ports;

/** Tells the service where its mail server will be. Each test decides which server that is, and whether there is one. */
public final class MailPort implements QuarkusTestResourceLifecycleManager {

    /** What GOV.UK Notify shows in these tests. */
    static final String CALLBACK_TOKEN = "token-of-this-test";

    @Override
    public Map<String, String> start() {
        return Map.ofEntries(
                Map.entry("conduct.notifier.smtp.port", String.valueOf(Ports.free())),
                Map.entry("conduct.notifier.smtp.tls", "none"),
                Map.entry("conduct.notifier.smtp.from", "conduct@mile-oak.example"),
                Map.entry("conduct.notifier.smtp.timeout", "2S"),
                Map.entry("conduct.notifier.smtp.longest", "4S"),
                Map.entry("conduct.notifier.look-again", "0.1S"),
                Map.entry("conduct.notifier.longest-pause", "0.2S"),
                Map.entry("conduct.notifier.retries.first-pause", "0.3S"),
                Map.entry("conduct.notifier.govuk-notify.callback-token", CALLBACK_TOKEN),
                Map.entry("conduct.notifier.answers.address", "https://letters.mile-oak.example"),
                Map.entry("conduct.notifier.answers.sign-key", "c2lnbnMgbGlua3MgaW4gdGVzdHMgYW5kIG5vd2hlcmUgZWxzZQ=="),
                Map.entry("conduct.notifier.brakes.undo-window", "0S"),
                Map.entry("conduct.notifier.brakes.quiet-until", "20:00"),
                Map.entry("conduct.notifier.brakes.a-day-to-one", "100000"),
                Map.entry("conduct.notifier.brakes.adverse-an-hour", "100000"));
    }

    @Override
    public void stop() {
        // A port holds nothing.
    }
}
