package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made of what a thing is, so that the same thing has the same id whoever makes it and however often. */
public final class StableId {

    private StableId() {}

    /** 32 hex digits of SHA-256 over the parts; each part counts with its length, so that ab+c is not a+bc. */
    public static String of(String... parts) {
        return hashOf(parts).substring(0, 32);
    }

    /** All 64 digits of it. */
    static String hashOf(String... parts) {
        var sha = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            sha.update(bytes);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** SHA-256 of the bytes, 64 hex digits. */
    public static String hashOf(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
