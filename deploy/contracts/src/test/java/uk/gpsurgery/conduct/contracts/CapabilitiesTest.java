package uk.gpsurgery.conduct.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What each platform lets a practice do: every platform of the schema, and no action that the schema lacks. */
class CapabilitiesTest {

    private final JsonNode properties = Contracts.topics().stream()
            .filter(topic -> topic.name().equals("actions.v1"))
            .findFirst()
            .orElseThrow()
            .schema()
            .get("properties");

    @Test
    void everyPlatformIsThereOnceWithActionsOfTheSchema() throws IOException {
        var table = new ObjectMapper()
                .readTree(
                        Contracts.FOLDER.resolve("actions.v1/capabilities.json").toFile());

        assertThat(table.findValuesAsText("platform"))
                .containsExactlyInAnyOrderElementsOf(texts(properties.at("/platform/enum")));
        for (var row : table) {
            assertThat(texts(row.get("actions")))
                    .isSubsetOf(texts(properties.at("/action/enum")))
                    .doesNotHaveDuplicates();
            assertThat(texts(row.get("byMachine")))
                    .isSubsetOf(texts(row.get("actions")))
                    .doesNotHaveDuplicates();
            for (var words : List.of("name", "instead", "note")) {
                assertThat(row.get(words).asText()).isNotBlank();
            }
        }
    }

    @Test
    void aGoogleReviewIsDeletedByNobodyButItsAuthor() throws IOException {
        var table = new ObjectMapper()
                .readTree(
                        Contracts.FOLDER.resolve("actions.v1/capabilities.json").toFile());

        for (var row : table) {
            if (row.get("platform").asText().equals("google")) {
                assertThat(texts(row.get("actions"))).containsExactly("reply", "delete-reply", "check-still-there");
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
