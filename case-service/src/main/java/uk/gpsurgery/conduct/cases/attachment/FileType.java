package uk.gpsurgery.conduct.cases.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The kinds of file a case takes, each known by how it begins. */
public enum FileType {
    JPEG("image/jpeg", begins("\u00ff\u00d8\u00ff")),
    PNG("image/png", begins("\u0089PNG\r\n\u001a\n")),
    GIF("image/gif", begins("GIF87a").or(begins("GIF89a"))),
    WEBP("image/webp", begins("RIFF").and(has("WEBP", 8))),
    HEIC("image/heic", has("ftypheic", 4).or(has("ftypmif1", 4))),
    PDF("application/pdf", begins("%PDF-")),
    QUICKTIME("video/quicktime", has("ftypqt  ", 4)),
    MP4("video/mp4", has("ftyp", 4)),
    WAV("audio/wav", begins("RIFF").and(has("WAVE", 8))),
    MP3("audio/mpeg", begins("ID3").or(begins("\u00ff\u00fb"))),
    /** A letter, or what somebody noted down. */
    TEXT("text/plain", FileType::isText);

    private final String mediaType;
    // The predicates above hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<byte[]> begins;

    FileType(String mediaType, Predicate<byte[]> begins) {
        this.mediaType = mediaType;
        this.begins = begins;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Empty for what a case does not take. */
    public static Optional<FileType> of(byte[] content) {
        return Stream.of(values()).filter(type -> type.begins.test(content)).findFirst();
    }

    private static Predicate<byte[]> begins(String sign) {
        return has(sign, 0);
    }

    private static Predicate<byte[]> has(String sign, int at) {
        return content ->
                content.length >= at + sign.length() && new String(content, at, sign.length(), ISO_8859_1).equals(sign);
    }

    /** UTF-8 without control characters, and no program or page that only looks like text. */
    private static boolean isText(byte[] content) {
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return !text.isBlank()
                    && text.chars().noneMatch(sign -> Character.isISOControl(sign) && "\t\r\n\f".indexOf(sign) < 0)
                    && Stream.of("#!", "<", "MZ").noneMatch(text.strip()::startsWith);
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
