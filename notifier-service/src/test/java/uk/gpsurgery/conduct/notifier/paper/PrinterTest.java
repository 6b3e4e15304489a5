package uk.gpsurgery.conduct.notifier.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrinterTest {

    private static final String LETTER = """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <title>A letter from Mile Oak Medical Centre</title>
            <style>
            body { font-family: Arial, sans-serif; font-size: 18px; }
            </style>
            </head>
            <body>
            <main>
            <p>Mile Oak<br>Portslade</p>
            <h1>Please remove your post</h1>
            <p>We are “glad” &amp; it&#39;s done. <a href="https://www.nhs.uk">www.nhs.uk</a></p>
            <ul>
            <li>one</li>
            </ul>
            </main>
            </body>
            </html>
            """;

    private final Printer printer = new Printer();

    @Test
    void theLetterIsOnTheSheetWithTheAddressForTheWindow() throws IOException {
        try (var pdf = print(false)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "Mr Albert <Finch>\n4 Shingle Row & Co\n",
                            "Please remove your post",
                            "“glad” & it's done.");
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aScreenReaderFindsItsWay() throws IOException {
        try (var pdf = print(false)) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("A letter from Mile Oak Medical Centre");
        }
    }

    @Test
    void theFontIsInside() throws IOException {
        try (var pdf = print(false)) {
            var fonts = pdf.getPage(0).getResources();
            for (var name : fonts.getFontNames()) {
                assertThat(fonts.getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void largePrintIsEighteenPointsAndOrdinaryPrintTwelve() throws IOException {
        try (var small = print(false);
                var large = print(true)) {
            assertThat(sizesIn(small)).contains(12f).doesNotContain(18.5f);
            assertThat(sizesIn(large)).allMatch(size -> size >= 18);
        }
    }

    private PDDocument print(boolean largePrint) throws IOException {
        return Loader.loadPDF(printer.print(
                new Sheet("A request", LETTER, List.of("Mr Albert <Finch>", "4 Shingle Row & Co"), largePrint)));
    }

    private static List<Float> sizesIn(PDDocument pdf) throws IOException {
        var sizes = new java.util.ArrayList<Float>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(org.apache.pdfbox.text.TextPosition sign) {
                sizes.add((float) Math.round(sign.getFontSizeInPt() * 2) / 2);
            }
        }.getText(pdf);
        return sizes;
    }
}
