package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs the audit's seals with Ed25519, and knows its own signatures again; those of former keys too. */
public final class SealKeys {

    private static final String ED25519 = "Ed25519";
    private static final int BYTES = 32;
    private static final int ID = 12;

    private final String id;
    private final PrivateKey secret;
    private final Map<String, PublicKey> open = new LinkedHashMap<>();

    private SealKeys(KeyPair current, List<PublicKey> former) {
        this.id = id(current.getPublic());
        this.secret = current.getPrivate();
        open.put(id, current.getPublic());
        former.forEach(key -> open.put(id(key), key));
    }

    /**
     * The keys of these settings.
     *
     * @param seed Base64 of the 32 random bytes that an Ed25519 key is made of (RFC 8032, section 5.1.5)
     * @param former public keys of earlier seeds, as {@link #publicKey} shows them
     */
    public static SealKeys of(String seed, List<String> former) {
        var bytes = Base64.getDecoder().decode(seed);
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a seal key is Base64 of 32 bytes");
        }
        try {
            var generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, new Given(bytes));
            var factory = KeyFactory.getInstance(ED25519);
            var formerKeys = new ArrayList<PublicKey>();
            for (var key : former) {
                formerKeys.add(factory.generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            }
            return new SealKeys(generator.generateKeyPair(), formerKeys);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    /** The current public key, Base64 of X.509: with it anybody can check a seal. */
    public String publicKey() {
        return Base64.getEncoder()
                .encodeToString(open.values().iterator().next().getEncoded());
    }

    /** The key's id and the signature. */
    String sign(String text) {
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initSign(secret);
            signature.update(text.getBytes(UTF_8));
            return id + " " + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("our own key does not sign", e);
        }
    }

    boolean signed(String text, String sealed) {
        var parts = sealed.split(" ", 2);
        var key = open.get(parts[0]);
        if (key == null || parts.length < 2) {
            return false;
        }
        try {
            var signature = Signature.getInstance(ED25519);
            signature.initVerify(key);
            signature.update(text.getBytes(UTF_8));
            return signature.verify(Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String id(PublicKey key) {
        return StableId.hashOf(key.getEncoded()).substring(0, ID);
    }

    /** The JDK makes a public key from a secret one only while it makes both: here of bytes that are given. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
