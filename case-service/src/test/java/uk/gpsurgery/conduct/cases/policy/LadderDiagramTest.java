package uk.gpsurgery.conduct.cases.policy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LadderDiagramTest {

    @Test
    void theReadmeShowsTheLadderOfTheCode() throws IOException {
        new ReadmePart("<!-- ladder: printed by LadderDiagram -->\n```mermaid\n", "```\n<!-- end of ladder -->")
                .shows(LadderDiagram.mermaid());
    }
}
