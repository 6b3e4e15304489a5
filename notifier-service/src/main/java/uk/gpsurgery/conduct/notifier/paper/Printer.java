package uk.gpsurgery.conduct.notifier.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints a letter on A4: tagged (PDF/UA) so that a screen reader reads the file as well, with its font inside so that it
 * looks the same everywhere. Nothing is loaded from anywhere.
 */
@Singleton
public final class Printer {

    /** Comes with PDFBox; as wide as Arial, sign for sign. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** The two that our frame leaves open, as HTML may and XML may not. */
    private static final Pattern LEFT_OPEN = Pattern.compile("<(br|meta)([^>/]*)>");

    /** RNIB: large print is 16 point or more; clear print is 12. */
    private static final int LARGE_PRINT = 18;

    private static final int CLEAR_PRINT = 12;

    Printer() {
        // Otherwise it says on the log what it lays out.
        XRLog.setLoggingEnabled(false);
    }

    /** The letter as a PDF. */
    public byte[] print(Sheet sheet) {
        try (var pdf = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .usePdfUaAccessibility(true)
                    .useFont(Printer::font, "Arial", 400, FontStyle.NORMAL, true)
                    .useFont(Printer::font, "Arial", 700, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (uri, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withHtmlContent(page(sheet), null)
                    .withProducer("conduct")
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(Sheet sheet) {
        var to = sheet.addressLines().stream().map(Printer::escaped).collect(Collectors.joining("<br/>"));
        var size = sheet.largePrint() ? LARGE_PRINT : CLEAR_PRINT;
        return LEFT_OPEN
                .matcher(sheet.html())
                .replaceAll("<$1$2/>")
                .replace(
                        "</title>",
                        "</title><meta name=\"description\" content=\"" + escaped(sheet.title())
                                + "\"/><meta name=\"subject\" content=\"" + escaped(sheet.title()) + "\"/>")
                .replace(
                        "</style>",
                        "@page { size: A4; margin: 20mm; } body { padding: 0; font-size: " + size
                                + "pt; } h1 { font-size: " + size * 3 / 2 + "pt; } h2 { font-size: " + size * 5 / 4
                                + "pt; } .to { margin: 20mm 0 10mm 0; }</style>")
                .replace("<main>", "<main><p class=\"to\">" + to + "</p>");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "PDFBox has lost its font");
    }
}
