package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.ingest.Said;

/** What is read of the mails of the NHS website, however they are laid out and wrapped. */
class NhsReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private static final String PLAIN = """
            Content-Type: text/plain; charset=utf-8

            Rating: 2
            Title: Slow
            Review: Nobody answers.
            """;

    /** The same review, wrapped. */
    static Stream<Arguments> wrappings() {
        return Stream.of(
                Arguments.of("plain", PLAIN),
                Arguments.of("quoted by a forward", """
                        Content-Type: text/plain

                        FYI

                        > From: NHS website
                        > Rating: 2 out of 5 stars
                        > Title: Slow
                        > Review: Nobody answers.
                        >
                        > Reply to this review
                        > in the profile editor.
                        """),
                Arguments.of("HTML", """
                        Content-Type: text/html; charset=utf-8

                        <html><style>p {color: red} Review: none</style><table><tr><td>Star rating: &#9733;&#9733;</td></tr>
                        <tr><td>Title: <b>Slow</b></td></tr></table><p>Review: Nobody&nbsp;answers.</p></html>
                        """),
                Arguments.of("both, in parts", """
                        Content-Type: multipart/alternative; boundary=b

                        --b
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: base64

                        UmF0aW5nOiAyClRpdGxlOiBTbG93ClJldmlldzogTm9ib2R5IGFuc3dlcnMuCg==
                        --b
                        Content-Type: text/html

                        <p>Review: another</p>
                        --b--
                        """),
                Arguments.of("a mail in a mail", """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: text/plain

                        See what was sent.
                        --b
                        Content-Type: message/rfc822

                        """ + PLAIN + "\n--b--\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrappings")
    void itIsTheSameReviewHoweverItIsWrapped(String how, String mail) {
        var said = read(mail);

        assertThat(said.text().replace('\u00A0', ' ')).isEqualTo("Slow\n\nNobody answers.");
        assertThat(said.rating()).isEqualTo(2);
        assertThat(said.author().name()).isEqualTo("Anonymous");
        assertThat(said.externalId())
                .isEqualTo(how.equals("HTML") ? said.externalId() : read(PLAIN).externalId());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 out of 5  | 5
            ★★★☆☆       | 3
            1 star      | 1
            10          |
            none given  |
            """)
    void starsAreReadAsTheyAreShown(String told, Integer stars) {
        assertThat(read(PLAIN.replace("Rating: 2", "Rating: " + told)).rating()).isEqualTo(stars);
    }

    @Test
    void anotherReviewIsAnother() {
        assertThat(read(PLAIN.replace("Nobody", "Somebody")).externalId())
                .isNotEqualTo(read(PLAIN).externalId());
    }

    private static Said read(String mail) {
        return NhsMail.said(mail.getBytes(UTF_8), NOW).orElseThrow();
    }
}
