package uk.gpsurgery.conduct.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.Comment;

/** What this service writes are the golden examples, and it can read every example of what it reads. */
class WireTest {

    private static final Path CONTRACTS = Path.of("../deploy/contracts");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static List<Path> comments() throws IOException {
        return examples(Comment.TOPIC);
    }

    static List<Path> outcomes() throws IOException {
        return examples(ActionOutcome.TOPIC);
    }

    static List<Path> actions() throws IOException {
        return examples(ActionAsked.TOPIC);
    }

    @ParameterizedTest
    @MethodSource("comments")
    void everyCommentIsWrittenAsItsExample(Path example) throws IOException {
        writesWhatItReads(example, Comment.class);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeIsWrittenAsItsExample(Path example) throws IOException {
        writesWhatItReads(example, ActionOutcome.class);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyActionIsRead(Path example) throws IOException {
        var action = JSON.readValue(example.toFile(), ActionAsked.class);

        assertThat(Stream.of(
                        action.practice(),
                        action.actionId(),
                        action.caseId(),
                        action.platform(),
                        action.externalId(),
                        action.action()))
                .allMatch(Objects::nonNull);
    }

    @Test
    void whatIsAcceptedIsWhatTheContractKnows() throws IOException {
        var schema = JSON.readTree(CONTRACTS.resolve("comments.v1/schema.json").toFile());

        assertThat(JSON.convertValue(schema.at("/properties/platform/enum"), String[].class))
                .containsExactly(Said.PLATFORMS.split("\\|"));
        assertThat(schema.at("/properties/text/maxLength").asInt()).isEqualTo(65_536);
    }

    private static void writesWhatItReads(Path example, Class<?> as) throws IOException {
        var golden = JSON.readTree(example.toFile());

        assertThat((Object) JSON.valueToTree(JSON.treeToValue(golden, as))).isEqualTo(golden);
    }

    private static List<Path> examples(String topic) throws IOException {
        try (var files = Files.list(CONTRACTS.resolve(topic + "/examples"))) {
            return files.toList();
        }
    }
}
