package uk.gpsurgery.conduct.notifier.mail;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.letter.Wording;

/** Sends one letter with the settings of the system properties and prints what came of it: for a JVM of its own. */
final class SendOne {

    private SendOne() {}

    public static void main(String[] args) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(SmtpConfig.class)
                .addDefaultSources()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(SmtpConfig.class);
        var mail = new Mail(
                "<m1@conduct.example>",
                "please-remove",
                Optional.empty(),
                "Mile Oak Medical Centre",
                "tracey@mail.example",
                "Mrs Tracey Gander",
                new Wording("A request", "Please", "<p>Please</p>"),
                Instant.EPOCH);
        var postbox = new SmtpPostbox(config);
        System.out.println(postbox.send(mail, () -> true));
        postbox.rest();
    }
}
