package uk.gpsurgery.conduct.ingest.source;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What evidence may be, known by its first bytes and not by what its sender calls it. */
enum Kind {
    JPEG("image/jpeg", 0, "ffd8ff"),
    PNG("image/png", 0, "89504e470d0a1a0a"),
    GIF("image/gif", 0, "47494638"),
    WEBP("image/webp", 8, "57454250"),
    HEIC("image/heic", 4, "6674797068656963"),
    HEIF("image/heif", 4, "667479706d696631"),
    QUICKTIME("video/quicktime", 4, "6674797071742020"),
    MP4("video/mp4", 4, "66747970"),
    WEBM("video/webm", 0, "1a45dfa3"),
    PDF("application/pdf", 0, "255044462d");

    private final String type;
    private final int at;
    private final byte[] sign;

    Kind(String type, int at, String hex) {
        this.type = type;
        this.at = at;
        this.sign = HexFormat.of().parseHex(hex);
    }

    static Optional<Kind> of(byte[] bytes) {
        return Arrays.stream(values()).filter(kind -> kind.fits(bytes)).findFirst();
    }

    String type() {
        return type;
    }

    private boolean fits(byte[] bytes) {
        return bytes.length >= at + sign.length && Arrays.equals(bytes, at, at + sign.length, sign, 0, sign.length);
    }
}
