package uk.gpsurgery.conduct.ingest;

/** Words that a platform sends and nobody can be asked to send again. */
public final class Words {

    private Words() {}

    /** What no database or UTF-8 can hold becomes the sign for that; the bytes as they came are hashed beside it. */
    public static String mended(String text) {
        return text.codePoints()
                .map(sign -> isWhole(sign) ? sign : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static boolean areWhole(String text) {
        return text.codePoints().allMatch(Words::isWhole);
    }

    /** Neither NUL, which PostgreSQL does not store, nor half of a surrogate pair, which is not Unicode. */
    private static boolean isWhole(int sign) {
        return sign != 0 && (sign < 0xD800 || sign > 0xDFFF);
    }
}
