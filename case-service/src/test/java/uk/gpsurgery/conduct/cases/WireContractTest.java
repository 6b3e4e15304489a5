package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;
import uk.gpsurgery.conduct.cases.store.TrackAction;
import uk.gpsurgery.conduct.cases.wire.ActionAsked;
import uk.gpsurgery.conduct.cases.wire.ActionOutcome;
import uk.gpsurgery.conduct.cases.wire.LetterOutcome;
import uk.gpsurgery.conduct.cases.wire.LetterRequest;
import uk.gpsurgery.conduct.cases.wire.Verdict;

/** Every example ever published can be read; what this service writes is checked where it is written. */
class WireContractTest {

    private static final Path CONTRACTS = Path.of("../deploy/contracts");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Stream<Path> verdicts() throws IOException {
        return Files.list(CONTRACTS.resolve("verdicts.v1/examples"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void readsEveryVerdict(Path example) throws IOException {
        var verdict = JSON.readValue(example.toFile(), Verdict.class);

        assertThat(verdict.practice()).isEqualTo("Y12345");
        assertThat(verdict.comment().removed() || verdict.comment().text() != null)
                .isTrue();
        assertThat(verdict.namedStaff()).hasSizeLessThan(2);
    }

    static Stream<Path> letterOutcomes() throws IOException {
        return Files.list(CONTRACTS.resolve("letter-outcomes.v1/examples"));
    }

    @ParameterizedTest
    @MethodSource("letterOutcomes")
    void readsEveryLetterOutcome(Path example) throws IOException {
        assertThat(JSON.readValue(example.toFile(), LetterOutcome.class).letterId())
                .isNotEmpty();
    }

    static Stream<Path> actionOutcomes() throws IOException {
        return Files.list(CONTRACTS.resolve("action-outcomes.v1/examples"));
    }

    @ParameterizedTest
    @MethodSource("actionOutcomes")
    void readsEveryActionOutcome(Path example) throws IOException {
        var outcome = JSON.readValue(example.toFile(), ActionOutcome.class);

        assertThat(outcome.actionId()).isNotEmpty();
        assertThat(TrackAction.State.valueOf(outcome.outcome())).isNotEqualTo(TrackAction.State.ASKED);
    }

    static Stream<Path> actions() throws IOException {
        return Files.list(CONTRACTS.resolve("actions.v1/examples"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void writesActionsAsTheExamplesHaveThem(Path example) throws IOException {
        var asked = JSON.readTree(example.toFile());
        var written = JSON.copy()
                .setSerializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .<JsonNode>valueToTree(JSON.treeToValue(asked, ActionAsked.class));

        assertThat(written).isEqualTo(asked);
        assertThat(Action.of(asked.path("action").asText()).word())
                .isEqualTo(asked.path("action").asText());
    }

    static Stream<Path> letters() throws IOException {
        return Files.list(CONTRACTS.resolve("letters.v1/examples"));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void writesLettersAsTheExamplesHaveThem(Path example) throws IOException {
        var asked = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(example.toFile());
        // When letters may go out is the notifier's to say.
        asked.remove("notBefore");
        var written = JSON.copy()
                .setSerializationInclusion(JsonInclude.Include.NON_NULL)
                .<JsonNode>valueToTree(JSON.treeToValue(asked, LetterRequest.class));

        assertThat(written).isEqualTo(asked);
    }

    @Test
    void everyLetterOfTheLadderHasAContractForItsFields() throws IOException {
        var templates =
                JSON.readTree(CONTRACTS.resolve("letters.v1/templates.json").toFile());

        for (var letter : Letter.values()) {
            assertThat(templates)
                    .as(letter.template())
                    .anyMatch(template -> template.path("template").asText().equals(letter.template())
                            && template.path("recipient")
                                    .asText()
                                    .equals(letter.recipient().word())
                            && template.path("legal").asBoolean() == letter.legal());
        }
    }
}
