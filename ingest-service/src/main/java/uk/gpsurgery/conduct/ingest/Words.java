package uk.gpsurgery.conduct.ingest;

/** Words that a platform sends and nobody can be asked to send again. */
public final class Words {

    private Words() {}

    /** What no database or UTF-8 can hold becomes the sign for that; the bytes as they came are hashed beside it. */
    public static String mended(String text) {
        return text.codePoints()
                .map(sign -> sign == 0 || (sign >= 0xD800 && sign <= 0xDFFF) ? 0xFFFD : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
