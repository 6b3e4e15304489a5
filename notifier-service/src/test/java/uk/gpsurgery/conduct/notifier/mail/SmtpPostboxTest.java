package uk.gpsurgery.conduct.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.notifier.letter.Wording;
import uk.gpsurgery.conduct.notifier.mail.ScriptedMailServer.Step;

/** What the postbox says of every way in which a mail server can fail, and whether the last moment was reached. */
class SmtpPostboxTest {

    private final ScriptedMailServer server = new ScriptedMailServer(0);
    private final SmtpPostbox postbox = new SmtpPostbox(new Plain(server.port()));
    private final AtomicInteger lastMoments = new AtomicInteger();

    @AfterEach
    void stop() {
        postbox.rest();
        server.close();
    }

    @ParameterizedTest
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @CsvSource(textBlock = """
            # at   | the server says                        | so                                                            | last moment | letters
            OTHER  | 250 ok                                 | Taken[]                                                       | 1 | 1
            BANNER | hang up                                | Away[reason=no connection to the mail server]                 | 0 | 0
            BANNER | silence                                | Away[reason=no connection to the mail server]                 | 0 | 0
            BANNER | 421 4.3.2 closing                      | Away[reason=no connection to the mail server]                 | 0 | 0
            BANNER | 554 5.3.2 not here                     | Away[reason=no connection to the mail server]                 | 0 | 0
            BANNER | drip                                   | Away[reason=no connection to the mail server]                 | 0 | 0
            MAIL   | 421 4.3.2 closing                      | Later[reason=the mail server put it off: 421 4.3.2]           | 0 | 0
            MAIL   | 451 4.3.0 later                        | Later[reason=the mail server put it off: 451 4.3.0]           | 0 | 0
            MAIL   | 550 5.7.1 not you                      | Away[reason=the mail server refuses our own address: 550 5.7.1] | 0 | 0
            RCPT   | 450 4.2.1 greylisted                   | Later[reason=the mail server put it off: 450 4.2.1]           | 0 | 0
            RCPT   | 452 4.2.2 mailbox full                 | Later[reason=the mail server put it off: 452 4.2.2]           | 0 | 0
            RCPT   | 550 5.1.1 tracey@mail.example unknown  | Refused[reason=the mail server refused it: 550 5.1.1]         | 0 | 0
            RCPT   | 552 too much                           | Refused[reason=the mail server refused it: 552]               | 0 | 0
            RCPT   | hang up                                | Later[reason=the mail server was lost on the way]             | 0 | 0
            RCPT   | drip                                   | Later[reason=the mail server was lost on the way]             | 0 | 0
            DATA   | 451 4.3.0 later                        | Later[reason=the mail server put it off: 451 4.3.0]           | 0 | 0
            DATA   | 554 5.7.0 no                           | Refused[reason=the mail server refused it: 554 5.7.0]         | 0 | 0
            DATA   | hang up                                | Later[reason=the mail server was lost on the way]             | 0 | 0
            DATA   | silence                                | Later[reason=the mail server was lost on the way]             | 0 | 0
            TEXT   | hang up                                | Later[reason=the mail server was lost on the way]             | 0 | 0
            DOT    | 451 4.3.0 later                        | Later[reason=the mail server put it off: 451 4.3.0]           | 1 | 1
            DOT    | 552 5.3.4 too big                      | Refused[reason=the mail server refused it: 552 5.3.4]         | 1 | 1
            DOT    | 554 5.7.1 looks like spam              | Refused[reason=the mail server refused it: 554 5.7.1]         | 1 | 1
            DOT    | drip                                   | Unknown[]                                                     | 1 | 1
            DOT    | hang up                                | Unknown[]                                                     | 1 | 1
            DOT    | silence                                | Unknown[]                                                     | 1 | 1
            """, delimiter = '|')
    void everyFaultHasItsAnswer(Step at, String says, String so, int lastMoments, int letters) {
        server.answering(at, says);

        var delivery = postbox.send(aLetter(), this::go);

        assertThat(delivery.toString()).isEqualTo(so);
        assertThat(this.lastMoments).hasValue(lastMoments);
        assertThat(server.letters()).hasSize(letters);
    }

    @Test
    void aServerThatIsNotThereIsAway() {
        server.close();

        assertThat(postbox.send(aLetter(), this::go)).isEqualTo(new Delivery.Away("no connection to the mail server"));
        assertThat(postbox.condition()).startsWith("since ").endsWith(" no connection to the mail server");
    }

    @Test
    void whatIsInOtherHandsByTheLastMomentDoesNotGo() {
        assertThat(postbox.send(aLetter(), () -> false))
                .isEqualTo(new Delivery.Later("the mail server was lost on the way"));
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void whatTheLedgerCannotWriteDownDoesNotGo() {
        var delivery = postbox.send(aLetter(), () -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(delivery).isEqualTo(new Delivery.Later("the mail server was lost on the way"));
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void oneLineCarriesManyLetters() {
        for (var number = 0; number < 20; number++) {
            assertThat(postbox.send(aLetter(), this::go)).isEqualTo(new Delivery.Taken());
        }

        assertThat(server.letters()).hasSize(20);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aServerThatOffersNoProtectionGetsNoLetter() {
        var careful = new SmtpPostbox(new Plain(server.port()) {
            @Override
            public Tls tls() {
                return Tls.STARTTLS;
            }
        });

        assertThat(careful.send(aLetter(), this::go)).isInstanceOf(Delivery.Away.class);
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void aServerWhoseProtectionFailsGetsNoLetter() {
        server.answering(Step.EHLO, "250-scripted\r\n250 STARTTLS").answering(Step.OTHER, "454 4.7.0 no certificate");
        var careful = new SmtpPostbox(new Plain(server.port()) {
            @Override
            public Tls tls() {
                return Tls.STARTTLS;
            }
        });

        assertThat(careful.send(aLetter(), this::go)).isInstanceOf(Delivery.Away.class);
        assertThat(lastMoments).hasValue(0);
        assertThat(server.letters()).isEmpty();
    }

    private boolean go() {
        return lastMoments.incrementAndGet() > 0;
    }

    private static Mail aLetter() {
        return new Mail(
                "<m1@conduct.example>",
                "please-remove",
                Optional.empty(),
                "Mile Oak Medical Centre",
                "tracey@mail.example",
                "Mrs Tracey Gander",
                new Wording("A request", "Please", "<p>Please</p>"),
                Instant.parse("2026-11-22T09:00:00Z"));
    }
}
