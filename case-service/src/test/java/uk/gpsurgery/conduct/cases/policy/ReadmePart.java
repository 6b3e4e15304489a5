package uk.gpsurgery.conduct.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of the README that code prints. {@code -Dreadme=write} puts it there. */
public record ReadmePart(String begin, String end) {

    private static final Path README = Path.of("../README.md");

    /** Fails unless the README shows what the code has now. */
    public void shows(String printed) throws IOException {
        var readme = Files.readString(README);
        var from = readme.indexOf(begin) + begin.length();
        var to = readme.indexOf(end, from);
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(README, readme.substring(0, from) + printed + readme.substring(to));
            return;
        }
        assertThat(readme.substring(from, to)).isEqualTo(printed);
    }
}
