package uk.gpsurgery.conduct.notifier.answer;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Something a patient shows: what it is, its first bytes say, whatever its name says. */
public record Attachment(Kind kind, byte[] bytes) {

    /** What is taken: what staff can look at without anything in it running. */
    public enum Kind {
        PDF("application/pdf", "255044462d"),
        JPEG("image/jpeg", "ffd8ff"),
        PNG("image/png", "89504e470d0a1a0a");

        private final String mediaType;
        private final byte[] begins;

        Kind(String mediaType, String begins) {
            this.mediaType = mediaType;
            this.begins = HexFormat.of().parseHex(begins);
        }

        public String mediaType() {
            return mediaType;
        }

        private boolean is(byte[] bytes) {
            return bytes.length > begins.length && Arrays.equals(bytes, 0, begins.length, begins, 0, begins.length);
        }
    }

    /** Empty when it is of no kind that is taken. */
    public static Optional<Attachment> of(byte[] bytes) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.is(bytes))
                .findFirst()
                .map(kind -> new Attachment(kind, bytes));
    }
}
