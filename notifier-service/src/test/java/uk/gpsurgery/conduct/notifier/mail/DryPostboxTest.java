package uk.gpsurgery.conduct.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.notifier.letter.Wording;

class DryPostboxTest {

    @Test
    void nothingGoesAndTheLedgerSaysSo() {
        try (var server = new ScriptedMailServer(0)) {
            var postbox = new DryPostbox();

            var delivery = postbox.send(
                    new Mail(
                            "<m@c.example>",
                            "please-remove",
                            Optional.empty(),
                            "Mile Oak",
                            "tracey@mail.example",
                            "Tracey Gander",
                            new Wording("s", "t", "h"),
                            Instant.EPOCH),
                    () -> true);

            assertThat(delivery).isEqualTo(new Delivery.Kept("dry: no mail went out"));
            assertThat(server.connections()).isZero();
        }
    }
}
