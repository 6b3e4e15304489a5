package uk.gpsurgery.conduct.notifier.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.gpsurgery.conduct.notifier.letter.Reply;
import uk.gpsurgery.conduct.notifier.letter.ReplyLinks;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** Signs links and reads them back: each for one letter, one answer and until a day. Nothing in one names anybody. */
@Singleton
public final class Links implements ReplyLinks {

    public static final String PATH = "/answer";
    public static final String PARAMETER = "link";

    private static final String HMAC = "HmacSHA256";
    private static final int LEAST_KEY = 32;
    private static final int LETTER = 16;
    private static final int SAYS = LETTER + 1 + Integer.BYTES;
    /** Half of the HMAC: 128 bits are more than anybody guesses, and the link stays short enough to type. */
    private static final int SIGNATURE = 16;

    private final AnswersConfig config;
    private final SecretKeySpec key;
    private final Clock clock;

    Links(AnswersConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        key = new SecretKeySpec(keyIn(config.signKey()), HMAC);
    }

    @Override
    public LocalDate until(LocalDate written) {
        return written.plus(config.valid());
    }

    @Override
    public String of(LetterAsked asked, Reply reply, LocalDate until) {
        return config.address()
                .map(address -> address.resolve(PATH + "?" + PARAMETER + "=")
                        + written(new Link(asked.ledgerId(), reply, until)))
                .orElse("");
    }

    String written(Link link) {
        var says = ByteBuffer.allocate(SAYS)
                .put(HexFormat.of().parseHex(link.letter()))
                .put((byte) link.reply().ordinal())
                .putInt((int) link.until().toEpochDay())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(SAYS + SIGNATURE)
                        .put(says)
                        .put(signature(says))
                        .array());
    }

    /** What the link says; empty when we did not write it just so, or its last day is over. */
    public Optional<Link> read(String written) {
        try {
            var bytes = Base64.getUrlDecoder().decode(written);
            if (bytes.length != SAYS + SIGNATURE) {
                return Optional.empty();
            }
            var link = link(ByteBuffer.wrap(bytes));
            // Takes as long for a nearly right signature as for any other.
            return MessageDigest.isEqual(written(link).getBytes(US_ASCII), written.getBytes(US_ASCII))
                            && !link.until().isBefore(LocalDate.now(clock))
                    ? Optional.of(link)
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Link link(ByteBuffer says) {
        var letter = new byte[LETTER];
        says.get(letter);
        return new Link(
                HexFormat.of().formatHex(letter), Reply.values()[says.get()], LocalDate.ofEpochDay(says.getInt()));
    }

    private byte[] signature(byte[] says) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(says), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] keyIn(String base64) {
        var complaint = "conduct.notifier.answers.sign-key has to be Base64 of at least 32 random bytes";
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length < LEAST_KEY) {
                throw new IllegalStateException(complaint);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(complaint);
        }
    }
}
