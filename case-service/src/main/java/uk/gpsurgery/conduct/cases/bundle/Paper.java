package uk.gpsurgery.conduct.cases.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Prints on A4 what there is as JSON: a row for each field, with the fields' names as people say them. */
@Singleton
public class Paper {

    /** Comes with PDFBox. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE = """
            @page { size: A4; margin: 18mm; @bottom-right { content: counter(page) " of " counter(pages); font-size: 8pt; } }
            body { font-family: Arial; font-size: 9pt; } h1 { font-size: 15pt; } h2 { font-size: 12pt; }
            section { page-break-before: always; } table { border-collapse: collapse; width: 100%; margin: 2mm 0; }
            td, th { border: 0.3pt solid #555; padding: 1mm; text-align: left; vertical-align: top; word-wrap: break-word; }
            th { width: 32mm; font-weight: normal; color: #333; } .hash { font-size: 7pt; }""";

    private final ObjectMapper json;

    Paper(ObjectMapper json) {
        this.json = json;
        // Otherwise it says on the log what it lays out.
        XRLog.setLoggingEnabled(false);
    }

    /** One document. */
    public byte[] print(String title, Object document) {
        return pdf(title, fields(json.valueToTree(document)));
    }

    /** The bundle: the index with its hashes first, then each exhibit from a page of its own. */
    public byte[] print(CaseBundle bundle) {
        var index = bundle.exhibits().stream()
                .map(exhibit -> "<tr><td>" + exhibit.number() + "</td><td>" + escaped(exhibit.title())
                        + "</td><td class=\"hash\">" + exhibit.sha256() + "</td></tr>")
                .collect(Collectors.joining());
        var exhibits = bundle.exhibits().stream()
                .map(exhibit -> "<section><h2>" + exhibit.number() + " " + escaped(exhibit.title()) + "</h2>"
                        + fields(exhibit.content()) + "</section>")
                .collect(Collectors.joining());
        return pdf(
                "Case " + bundle.reference() + " of " + bundle.practice(),
                "<p>Made on " + bundle.madeAt() + " for " + escaped(bundle.madeBy()) + ". "
                        + (bundle.privilegedLeftOut()
                                ? "What is privileged is left out."
                                : "Privileged and confidential.")
                        + "</p><table>" + index + "</table><p class=\"hash\">SHA-256 of this index: " + bundle.sha256()
                        + "</p>" + exhibits);
    }

    /** Nothing is loaded from anywhere. */
    private static byte[] pdf(String title, String body) {
        var name = escaped(title);
        try (var pdf = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(Paper::font, "Arial", 400, FontStyle.NORMAL, true)
                    .useFont(Paper::font, "Arial", 700, FontStyle.NORMAL, true)
                    .useExternalResourceAccessControl(
                            (uri, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withHtmlContent(
                            "<html lang=\"en-GB\"><head><title>" + name + "</title><style>" + STYLE
                                    + "</style></head><body><h1>" + name + "</h1>" + body + "</body></html>",
                            null)
                    .withProducer("conduct")
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fields(JsonNode content) {
        if (content.isArray()) {
            return StreamSupport.stream(content.spliterator(), false)
                    .map(Paper::fields)
                    .collect(Collectors.joining("<br/>"));
        }
        if (content.isObject()) {
            return content.properties().stream()
                    .map(field ->
                            "<tr><th>" + spoken(field.getKey()) + "</th><td>" + fields(field.getValue()) + "</td></tr>")
                    .collect(Collectors.joining("", "<table>", "</table>"));
        }
        return content.isNull() ? "" : escaped(content.asText()).replace("\n", "<br/>");
    }

    /** {@code patientName} is said patient name. */
    private static String spoken(String field) {
        return escaped(field.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    /** For XML, which has no control characters. */
    private static String escaped(String words) {
        return words.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), "PDFBox has lost its font");
    }
}
