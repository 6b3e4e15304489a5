package uk.gpsurgery.conduct.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows the ladder as the code has it. {@code -Dreadme=write} puts it there. */
class LadderDiagramTest {

    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- ladder: printed by LadderDiagram -->\n```mermaid\n";
    private static final String END = "```\n<!-- end of ladder -->";

    @Test
    void theReadmeShowsTheLadderOfTheCode() throws IOException {
        var readme = Files.readString(README);
        var from = readme.indexOf(BEGIN) + BEGIN.length();
        var to = readme.indexOf(END, from);
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(README, readme.substring(0, from) + LadderDiagram.mermaid() + readme.substring(to));
            return;
        }

        assertThat(readme.substring(from, to)).isEqualTo(LadderDiagram.mermaid());
    }
}
