package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code X-Hub-Signature-256}: an HMAC over the bytes as they came, never over JSON written anew. */
final class MetaSignature {

    private static final String PREFIX = "sha256=";

    private final List<SecretKeySpec> secrets;

    MetaSignature(List<String> secrets) {
        this.secrets = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"))
                .toList();
    }

    /** Whether the header was made of these bytes with one of the secrets; takes as long when it was not. */
    boolean fits(byte[] raw, @Nullable String header) {
        if (header == null || !header.matches(PREFIX + "[0-9a-f]{64}")) {
            return false;
        }
        var shown = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        var fits = false;
        for (var secret : secrets) {
            fits |= MessageDigest.isEqual(shown, hmac(secret, raw));
        }
        return fits;
    }

    private static byte[] hmac(SecretKeySpec secret, byte[] raw) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}
