package uk.gpsurgery.conduct.cases.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * Signs of a file that would do something when it is opened. This is no virus scanner: it refuses the standard test file
 * of scanners, and the parts of a PDF that run.
 */
final class Danger {

    /** In two halves, or scanners would find this class. */
    private static final String TEST_FILE = "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!";

    private static final List<String> RUNS_IN_PDF = List.of("/JavaScript", "/JS ", "/JS(", "/Launch", "/EmbeddedFile");

    private Danger() {}

    static boolean isIn(byte[] content, FileType type) {
        var signs = new String(content, ISO_8859_1);
        return signs.contains(TEST_FILE)
                || (type == FileType.PDF && RUNS_IN_PDF.stream().anyMatch(signs::contains));
    }
}
