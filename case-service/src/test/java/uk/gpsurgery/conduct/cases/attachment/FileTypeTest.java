package uk.gpsurgery.conduct.cases.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a4649460001, image/jpeg",
        "89504e470d0a1a0a0000000d, image/png",
        "474946383961010001008000, image/gif",
        "52494646240000005745425056503820, image/webp",
        "524946462400000057415645666d7420, audio/wav",
        "255044462d312e370a, application/pdf",
        "0000001866747970686569630000, image/heic",
        "000000186674797069736f6d0000, video/mp4",
        "0000001466747970717420200000, video/quicktime",
        "494433030000000000, audio/mpeg",
        "48c3a96c6c6f0d0a, text/plain"
    })
    void isSeenFromTheBeginning(String hex, String type) {
        assertThat(FileType.of(HexFormat.of().parseHex(hex)).map(FileType::mediaType))
                .hasValue(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "MZ\u0090",
                "MZ",
                "\u007fELF",
                "PK\u0003\u0004",
                "#!/bin/sh",
                "<html>",
                "  <script>",
                "\u00d0\u00cf\u0011\u00e0",
                "a\u0000b",
                "\u00ff\u00d8"
            })
    void whatIsNoneOfThemIsNotTaken(String content) {
        assertThat(FileType.of(content.getBytes(ISO_8859_1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 1 0 obj <</Type /Catalog>>, false",
        "%PDF-1.7 <</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>, true",
        "%PDF-1.7 <</S /Launch /F (cmd.exe)>>, true",
        "%PDF-1.7 <</Type /EmbeddedFile>>, true"
    })
    void aPdfThatRunsIsDangerous(String content, boolean dangerous) {
        assertThat(Danger.isIn(content.getBytes(ISO_8859_1), FileType.PDF)).isEqualTo(dangerous);
    }
}
