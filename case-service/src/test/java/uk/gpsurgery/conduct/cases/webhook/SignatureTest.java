package uk.gpsurgery.conduct.cases.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void isWhatTheSpecificationsOwnExampleHas() {
        assertThat(Signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}", List.of(SECRET)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void eachLiveSecretSigns() {
        var other = Signature.newSecret();

        assertThat(Signature.of("id", 1, "{}", List.of(other, SECRET)))
                .isEqualTo(Signature.of("id", 1, "{}", List.of(other)) + " "
                        + Signature.of("id", 1, "{}", List.of(SECRET)));
        assertThat(Base64.getDecoder().decode(other.substring(6))).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({
        "https://it.example/hook, true",
        "https://IT.example:8443/hook, true",
        "http://it.example/hook, false",
        "https://it.example.evil.example/hook, false",
        "https://somebody@it.example/hook, false",
        "https://169.254.169.254/latest, false",
        "https://narrow.example:444/hook, true",
        "https://narrow.example/hook, false",
        "file:///etc/passwd, false"
    })
    void aWebhookLeadsWhereOpsAllowIt(String target, boolean allowed) {
        var config = new WebhookConfig() {
            @Override
            public Optional<List<URI>> origins() {
                return Optional.of(List.of(URI.create("https://it.example"), URI.create("https://narrow.example:444")));
            }

            @Override
            public Duration timeout() {
                return Duration.ZERO;
            }

            @Override
            public List<Duration> retries() {
                return List.of();
            }
        };

        assertThat(config.allows(URI.create(target))).isEqualTo(allowed);
    }
}
