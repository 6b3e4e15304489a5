package uk.gpsurgery.conduct.notifier.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.notifier.letter.Reply;

/** What links hold against whoever makes, changes or keeps them. */
class LinksTest {

    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 20);
    private static final String KEY = key("a key of thirty-two bytes or more");

    private final Link link = new Link("0123456789abcdef0123456789abcdef", Reply.SAID, UNTIL);
    private final Links links = links(KEY, UNTIL);

    @ParameterizedTest
    @EnumSource(Reply.class)
    void aLinkSaysWhatWasWrittenIntoIt(Reply reply) {
        var written = new Link(link.letter(), reply, UNTIL);

        assertThat(links.read(links.written(written))).contains(written);
    }

    @Test
    void aLinkEndsWithItsLastDay() {
        assertThat(links(KEY, UNTIL.plusDays(1)).read(links.written(link))).isEmpty();
    }

    @Test
    void noSignOfALinkCanBeChanged() {
        var written = links.written(link);
        for (var place = 0; place < written.length(); place++) {
            for (var other : "AQgwBh_9".toCharArray()) {
                var changed = written.substring(0, place) + other + written.substring(place + 1);
                assertThat(changed.equals(written) || links.read(changed).isEmpty())
                        .as(changed)
                        .isTrue();
            }
        }
    }

    @Test
    void aLinkSignedWithAnotherKeyIsNoneOfOurs() {
        assertThat(links.read(links(key("another key, as long as the first one"), UNTIL)
                        .written(link)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd"})
    void whatIsNoLinkIsNotRead(String written) {
        assertThat(links.read(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all, however long it is made to be"})
    void aKeyThatIsNoneRefusesToStart(String key) {
        assertThatThrownBy(() -> links(key, UNTIL))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("conduct.notifier.answers.sign-key has to be Base64 of at least 32 random bytes");
    }

    @Test
    void whatAnAttachmentIsItsFirstBytesSay() {
        assertThat(Attachment.of("%PDF-1.7\n".getBytes(US_ASCII)))
                .map(Attachment::kind)
                .contains(Attachment.Kind.PDF);
        assertThat(Attachment.of(bytes("ffd8ffe000104a464946")))
                .map(Attachment::kind)
                .contains(Attachment.Kind.JPEG);
        assertThat(Attachment.of(bytes("89504e470d0a1a0a0000")))
                .map(Attachment::kind)
                .contains(Attachment.Kind.PNG);
        assertThat(Attachment.of(bytes("ffd8ff")))
                .as("nothing after its beginning")
                .isEmpty();
        assertThat(Attachment.of("<svg onload=alert(1)>".getBytes(US_ASCII))).isEmpty();
        assertThat(Attachment.of(bytes("4d5a90000300"))).as("a program").isEmpty();
        assertThat(Attachment.of(new byte[0])).isEmpty();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static Links links(String key, LocalDate today) {
        return new Links(
                new Settings(key), Clock.fixed(today.atTime(23, 59).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    private static String key(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(UTF_8));
    }

    private record Settings(String signKey) implements AnswersConfig {

        @Override
        public Optional<URI> address() {
            return Optional.empty();
        }

        @Override
        public Period valid() {
            return Period.ofDays(28);
        }

        @Override
        public MemorySize attachment() {
            return new MemorySize(BigInteger.valueOf(3 << 20));
        }
    }
}
