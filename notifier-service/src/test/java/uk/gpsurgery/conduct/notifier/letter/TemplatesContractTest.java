package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the contract tells the case service about each letter is what the templates need. */
class TemplatesContractTest {

    private static final Path CONTRACT = Path.of("../deploy/contracts/letters.v1/templates.json");

    @Test
    void theContractNamesEveryTemplateWithItsFields() throws IOException {
        var contract = new ObjectMapper().readTree(CONTRACT.toFile());

        assertThat(contract).hasSize(Template.values().length);
        for (var told : contract) {
            var template = Template.named(told.path("template").asText()).orElseThrow();
            assertThat(told.path("recipient").asText())
                    .isEqualTo(template.recipient().wireName());
            assertThat(told.path("legal").asBoolean()).as(template.wireName()).isEqualTo(template.legal());
            assertThat(names(told.path("needs"))).isEqualTo(names(template.needed()));
            assertThat(names(told.path("mayHave"))).isEqualTo(names(template.optional()));
        }
    }

    private static Set<String> names(JsonNode fields) {
        return StreamSupport.stream(fields.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Set<Field> fields) {
        return fields.stream().map(Field::wireName).collect(Collectors.toSet());
    }
}
