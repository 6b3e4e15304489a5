package uk.gpsurgery.conduct.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.classifier.wire.CommentEvent;
import uk.gpsurgery.conduct.classifier.wire.DirectoryEntry;
import uk.gpsurgery.conduct.classifier.wire.VerdictEvent;
import uk.gpsurgery.conduct.kit.Contract;

/** The golden examples of the topics, read and written. */
class ContractTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"posted", "edited", "removed"})
    void everyCommentExampleIsReadWithoutLoss(String example) throws IOException {
        var golden = example("comments.v1", example);
        assertThat((JsonNode) JSON.valueToTree(JSON.treeToValue(golden, CommentEvent.class)))
                .isEqualTo(golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "staff-with-alias", "patient"})
    void everyDirectoryExampleIsReadWithoutLoss(String example) throws IOException {
        var golden = example("directory.v1", example);
        assertThat((JsonNode) JSON.valueToTree(JSON.treeToValue(golden, DirectoryEntry.class)))
                .isEqualTo(golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"breach", "harmless", "removed"})
    void everyVerdictExampleIsOneThatThisServiceCouldWrite(String example) throws IOException {
        var golden = example("verdicts.v1", example);
        assertThat((JsonNode) JSON.valueToTree(JSON.treeToValue(golden, VerdictEvent.class)))
                .isEqualTo(golden);
    }

    @ParameterizedTest
    @CsvSource({"posted", "edited", "removed"})
    void whatItWritesOnEveryCommentExampleFitsTheContract(String example) throws IOException {
        var comment = JSON.treeToValue(example("comments.v1", example), CommentEvent.class);
        var author = comment.author();
        var text = comment.text();
        var written = author == null || text == null
                ? VerdictEvent.removed("id", comment, "1", "1")
                : VerdictEvent.of(
                        "id",
                        comment,
                        text,
                        new Classifier()
                                .verdict(
                                        new Comment(
                                                comment.platform(),
                                                author.name(),
                                                text,
                                                comment.rating(),
                                                comment.lang()),
                                        Directory.empty()),
                        "1",
                        "1");
        ObjectNode tree = JSON.valueToTree(written);
        assertThat(Contract.of("verdicts.v1").misfits(tree)).isEmpty();
        ObjectNode told = (ObjectNode) example("comments.v1", example);
        told.remove(List.of("practice"));
        told.put("id", "id");
        assertThat(tree.get("comment")).isEqualTo(told);
    }

    private static JsonNode example(String topic, String name) throws IOException {
        var place = "/contracts/" + topic + "/examples/" + name + ".json";
        try (var in = ContractTest.class.getResourceAsStream(place)) {
            return JSON.readTree(in);
        }
    }
}
