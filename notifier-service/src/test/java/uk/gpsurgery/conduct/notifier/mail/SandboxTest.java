package uk.gpsurgery.conduct.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.notifier.letter.Wording;

/** A letter that is only tried out says so before anything else, and names nobody's address. */
class SandboxTest {

    @Test
    void aLetterInTheSandboxSaysSoInItsSubjectAndItsFirstLine() {
        var mail = new Mail(
                "<m1@conduct.example>",
                "please-remove",
                Optional.empty(),
                "Mile Oak Medical Centre",
                "tracey@mail.example",
                "Mrs Tracey Gander",
                new Wording("A request", "Please", "<body><main><h1>Please</h1></main></body>", 3),
                Instant.EPOCH);

        var sandbox = mail.toSandbox("sandbox@mile-oak.example");

        assertThat(sandbox.address()).isEqualTo("sandbox@mile-oak.example");
        assertThat(sandbox.messageId()).isEqualTo(mail.messageId());
        assertThat(sandbox.wording())
                .isEqualTo(new Wording(
                        "[Sandbox] A request",
                        "This is a try: the letter below has gone to this address and to nobody else.\n\nPlease",
                        "<body><main>\n<p><strong>This is a try: the letter below has gone to this address and to nobody"
                                + " else.</strong></p><h1>Please</h1></main></body>",
                        3));
        assertThat(sandbox.toString()).doesNotContain("tracey@");
    }
}
