package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes of patients' names: the classifier can recognise a name with them, and nobody can read a list. */
@Startup
@Singleton
public class NameHashes {

    private static final String HMAC = "HmacSHA256";

    /** The key that case-service and classifier-service share, and nobody else. */
    @ConfigMapping(prefix = "conduct.directory")
    interface Settings {

        /** Base64 of at least 32 random bytes. There is no default. */
        String hashKey();
    }

    private final SecretKeySpec key;

    NameHashes(Settings settings) {
        var bytes = Base64.getDecoder().decode(settings.hashKey());
        if (bytes.length < 32) {
            throw new IllegalArgumentException("conduct.directory.hash-key is Base64 of at least 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** Of the whole name, and of first and last name where there are names between. */
    public List<String> of(String name) {
        var words = normalised(name).split(" ");
        return Stream.of(String.join(" ", words), words[0] + " " + words[words.length - 1])
                .distinct()
                .map(this::hash)
                .toList();
    }

    /** Letters and single spaces, lower case, without accents or a title. */
    static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.UK)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}]+", " ")
                .strip()
                .replaceFirst("^(mr|mrs|miss|ms|mx|dr|prof|sir|dame) ", "");
    }

    private String hash(String normalised) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
