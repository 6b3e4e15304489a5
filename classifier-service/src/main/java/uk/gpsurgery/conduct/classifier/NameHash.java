package uk.gpsurgery.conduct.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/** HMAC-SHA256 of a normalised name: the register is asked by it, and never says who is on it. */
@Singleton
final class NameHash {

    private static final Logger LOG = Logger.getLogger(NameHash.class);
    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<Mac> mac;

    NameHash(DirectoryConfig config) {
        this.mac = config.hashKey().map(NameHash::keyed);
        if (mac.isEmpty()) {
            LOG.warn("conduct.directory.hash-key is not set: no patient's name can be recognised");
        }
    }

    /** Hex of the hash; empty without a key. */
    String of(String name) {
        if (mac.isEmpty()) {
            return "";
        }
        try {
            var own = (Mac) mac.get().clone();
            return HexFormat.of().formatHex(own.doFinal(name.getBytes(UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK clones " + ALGORITHM, e);
        }
    }

    private static Mac keyed(String key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("conduct.directory.hash-key is not base64 of a key", e);
        }
    }
}
