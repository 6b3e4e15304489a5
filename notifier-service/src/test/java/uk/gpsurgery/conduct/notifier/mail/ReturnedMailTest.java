package uk.gpsurgery.conduct.notifier.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of mails that come in: the code and the Message-ID, and never a word of theirs. */
class ReturnedMailTest {

    private static final String LETTER = "<0123456789abcdef0123456789abcdef@mile-oak.example>";

    private final ReturnedMail reader = new ReturnedMail();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # action                | status                        | so
            failed                  | 5.1.1                         | Bounced[messageId=%1$s, code=5.1.1]
            Failed (no such person) | 5.1.1 (tracey@mail.example)   | Bounced[messageId=%1$s, code=5.1.1]
            failed                  | 4.4.7                         | Bounced[messageId=%1$s, code=4.4.7]
            failed                  | gone                          | Bounced[messageId=%1$s, code=5.0.0]
            delayed                 | 4.4.1                         | Delayed[messageId=%1$s]
            relayed                 | 2.0.0                         | Delayed[messageId=%1$s]
            delivered               | 2.1.5                         | Arrived[messageId=%1$s]
            exploded                | 5.0.0                         | AboutNothing[]
            """, delimiter = '|')
    void aReportOfDeliveryIsRead(String action, String status, String so) {
        var news = read(
                aReport(action, status, "message/rfc822", "Message-ID: " + LETTER + "\nSubject: x\n\nDear Tracey\n"));

        assertThat(news).hasToString(so.formatted(LETTER));
    }

    @Test
    void theHeadersOfTheLetterAloneAreEnough() {
        assertThat(read(aReport("failed", "5.2.2", "text/rfc822-headers", "Message-ID: " + LETTER + "\n")))
                .isEqualTo(new Returned.Bounced(LETTER, "5.2.2"));
    }

    @Test
    void aReportWithoutTheLetterIsAboutWhatItRefersTo() {
        var report = aReport("failed", "5.1.1", "text/plain", "nothing\n");

        assertThat(read("References: <other@x.example> " + LETTER + "\nIn-Reply-To: " + LETTER + "\n" + report))
                .isEqualTo(new Returned.Bounced(LETTER, "5.1.1"));
        assertThat(read(report)).isEqualTo(new Returned.AboutNothing());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Auto-Submitted: auto-replied (vacation) | AnsweredByMachine
            Auto-Submitted: auto-generated          | AnsweredByMachine
            Auto-Submitted: no                      | Answered
            X-Autoreply: yes                        | AnsweredByMachine
            Precedence: auto_reply                  | AnsweredByMachine
            Return-Path: <>                         | AnsweredByMachine
            Subject: Re: A request                  | Answered
            """, delimiter = '|')
    void anAbsenceIsNotAnAnswer(String header, String so) {
        var news = read(header + "\nIn-Reply-To: " + LETTER + "\nContent-Type: text/plain\n\nI am away.\n");

        assertThat(news).hasToString(so + "[messageId=" + LETTER + "]");
    }

    @Test
    void whatRefersToNothingIsAboutNothing() {
        assertThat(read("Subject: You have won\n\nClick here\n")).isEqualTo(new Returned.AboutNothing());
        assertThat(read("")).isEqualTo(new Returned.AboutNothing());
    }

    @Test
    void noMailBreaksTheReader() {
        var random = new Random(5);
        var report = aReport("failed", "5.1.1", "message/rfc822", "Message-ID: " + LETTER + "\n\n")
                .getBytes(UTF_8);
        for (var round = 0; round < 2_000; round++) {
            var broken = report.clone();
            for (var cut = 0; cut < 8; cut++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            assertThat(reader.read(broken)).isNotNull();
        }
    }

    private Returned read(String mail) {
        return reader.read(mail.replace("\n", "\r\n").getBytes(UTF_8));
    }

    private static String aReport(String action, String status, String returnedAs, String returned) {
        return """
                From: MAILER-DAEMON@mail.example
                To: conduct@mile-oak.example
                Subject: Undelivered mail returned to sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                This is the mail system.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example
                Arrival-Date: Sun, 22 Nov 2026 09:00:00 +0000

                Final-Recipient: rfc822; tracey@mail.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1 tracey@mail.example unknown

                --b
                Content-Type: %s

                %s
                --b--
                """.formatted(action, status, returnedAs, returned);
    }
}
