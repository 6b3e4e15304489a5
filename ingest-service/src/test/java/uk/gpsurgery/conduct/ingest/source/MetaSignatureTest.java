package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Whatever is changed about a signed webhook, it is not believed any more. */
class MetaSignatureTest {

    private static final int TRIES = 10_000;
    private static final MetaSignature SIGNATURE = new MetaSignature(List.of("the secret in use", "the one before"));

    private final Random chance = new Random(20261122);

    @Test
    void bothSecretsAreBelieved() throws Exception {
        var raw = webhook();

        assertThat(SIGNATURE.fits(raw, signed(raw, "the secret in use"))).isTrue();
        assertThat(SIGNATURE.fits(raw, signed(raw, "the one before"))).isTrue();
        assertThat(SIGNATURE.fits(raw, signed(raw, "the one to come"))).isFalse();
    }

    @Test
    void noBitOfTheBodyCanBeTurned() throws Exception {
        for (var i = 0; i < TRIES; i++) {
            var raw = webhook();
            var shown = signed(raw, "the secret in use");
            turn(raw);

            assertThat(SIGNATURE.fits(raw, shown)).isFalse();
        }
    }

    @Test
    void noBitOfTheSignatureCanBeTurned() throws Exception {
        for (var i = 0; i < TRIES; i++) {
            var raw = webhook();
            var shown = signed(raw, "the one before").getBytes(UTF_8);
            turn(shown);

            assertThat(SIGNATURE.fits(raw, new String(shown, UTF_8))).isFalse();
        }
    }

    @Test
    void anOldWebhookCannotBeGivenAnotherTime() throws Exception {
        for (var i = 0; i < TRIES; i++) {
            var raw = webhook();
            var shown = signed(raw, "the secret in use");
            var later = new String(raw, UTF_8).replace("\"time\":1", "\"time\":" + (2 + chance.nextInt(8)));

            assertThat(SIGNATURE.fits(later.getBytes(UTF_8), shown)).isFalse();
        }
    }

    @Test
    void theSignatureOfOneWebhookCannotBeReplayedOnAnother() throws Exception {
        for (var i = 0; i < TRIES; i++) {
            assertThat(SIGNATURE.fits(webhook(), signed(webhook(), "the secret in use")))
                    .isFalse();
        }
    }

    /** Another one each time. */
    private byte[] webhook() {
        return """
                {"object":"page","entry":[{"id":"1234567890321","time":1%09d,"changes":[{"field":"feed","value":{
                "item":"comment","verb":"add","comment_id":"%d","message":"Dreadful"}}]}]}""".formatted(chance.nextInt(1_000_000_000), chance.nextLong()).getBytes(UTF_8);
    }

    private void turn(byte[] bytes) {
        bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
    }

    private static String signed(byte[] raw, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(raw));
    }
}
