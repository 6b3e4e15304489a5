package uk.gpsurgery.conduct.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document that other teams read says what the contracts say today. */
class AsyncApiTest {

    private static final Path DOCUMENT = Contracts.FOLDER.resolve("asyncapi.yaml");

    @Test
    void theDocumentIsCurrent() throws IOException {
        var current = AsyncApi.print(Contracts.topics());
        if (System.getProperty("write") != null) {
            Files.writeString(DOCUMENT, current);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("mvn test -pl deploy/contracts -Dwrite prints it anew")
                .isEqualTo(current);
    }

    @Test
    void itIsReadBackAsItWasMeant() throws IOException {
        var document = document();

        assertThat(document.get("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(Contracts.topics()).allSatisfy(topic -> {
            var message = document.at("/components/messages").get(topic.name());
            assertThat(message.at("/payload/required")).isEqualTo(topic.schema().get("required"));
            assertThat(message.get("examples")).hasSameSizeAs(topic.examples().keySet());
            message.get("examples")
                    .forEach(example -> assertThat(example.get("payload"))
                            .isEqualTo(topic.examples().get(example.get("name").asText())));
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        var document = document();
        var references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(20);
        assertThat(references.stream().filter(to -> document.at(to.substring(1)).isMissingNode()))
                .isEmpty();
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(DOCUMENT.toFile());
    }
}
