package uk.gpsurgery.conduct.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.gpsurgery.conduct.contracts.Contracts.Topic;

/** What every topic promises, held against its own examples. */
class ContractsTest {

    private static final Set<String> SERVICES =
            Set.of("ingest-service", "classifier-service", "case-service", "notifier-service");

    /** Long lists that every reader takes as they come; one example each would say nothing more. */
    private static final Set<String> LISTS = Set.of("platform", "label", "labels", "clause", "clauses");

    static List<Topic> topics() {
        return Contracts.topics();
    }

    static Stream<Arguments> examples() {
        return topics().stream()
                .flatMap(topic -> topic.examples().keySet().stream().map(name -> Arguments.of(topic, name)));
    }

    @Test
    void everyFolderIsATopicAndEveryTopicHasItsFolder() {
        assertThat(topics()).extracting(Topic::name).containsExactlyInAnyOrderElementsOf(Contracts.folders());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyTopicSaysWhoWritesAndReadsItByWhichKeyAndForHowLong(Topic topic) {
        var settings = topic.settings();
        assertThat(settings.get("key").asText()).startsWith("practice:");
        assertThat(settings.get("partitions").asInt()).isPositive();
        assertThat(settings.get("cleanup").asText()).isIn("delete", "compact");
        assertThat(settings.has("retention"))
                .isEqualTo(settings.get("cleanup").asText().equals("delete"));
        assertThat(texts(settings.get("writtenBy"))).isNotEmpty().isSubsetOf(SERVICES);
        assertThat(texts(settings.get("readBy"))).isSubsetOf(SERVICES);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everySchemaIsOfItsOwnTopicAndSaysWhatItIs(Topic topic) {
        assertThat(topic.schema().get("$id").asText())
                .isEqualTo("https://conduct.gpsurgery.uk/contracts/" + topic + "/schema.json");
        assertThat(topic.schema().get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(topic.schema().get("title").asText()).isNotBlank();
        assertThat(texts(topic.schema().get("required"))).contains("practice");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void everyExampleFitsItsSchema(Topic topic, String name) {
        assertThat(topic.takes(topic.example(name))).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("examples")
    void aNewerWriterMaySayMore(Topic topic, String name) {
        assertThat(topic.takes(with(topic.example(name), "addedLater", BooleanNode.TRUE)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyValueThatMattersHasAnExample(Topic topic) {
        var missing = new ArrayList<String>();
        missing("", topic.schema(), List.copyOf(topic.examples().values()), missing);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyFieldHasAnExample(Topic topic) {
        assertThat(topic.schema().get("properties").fieldNames())
                .toIterable()
                .allSatisfy(field -> assertThat(topic.examples().values()).anyMatch(example -> example.has(field)));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRuleOfTheSchemaRefusesWhatBreaksIt(Topic topic) {
        var broken = topic.examples().values().stream()
                .flatMap(example -> Rules.broken(topic.schema(), example).stream())
                .toList();
        assertThat(broken.stream().map(Rules.Broken::rule).distinct().count())
                .isGreaterThan(topic.schema().get("properties").size());
        assertThat(broken)
                .allSatisfy(one ->
                        assertThat(topic.takes(one.data())).as(one.rule()).isFalse());
    }

    @ParameterizedTest(name = "{0}: {1} without {2}")
    @CsvSource({
        "comments.v1, posted, text",
        "comments.v1, posted, author",
        "comments.v1, edited, text",
        "verdicts.v1, breach, comment/text",
        "verdicts.v1, breach, comment/author",
        "letters.v1, to-patient, approvedBy",
        "directory.v1, staff, name",
        "directory.v1, staff, role",
        "directory.v1, patient, nameHashes",
    })
    void whatOnlySomeNeedIsNotLeftOutByThem(String topic, String example, String field) {
        var whole = topic(topic).example(example);
        assertThat(topic(topic).takes(without(whole, field))).isFalse();
    }

    @Test
    void aPatientsNameIsNeverOnTheDirectory() {
        var patient = topic("directory.v1").example("patient");

        assertThat(topic("directory.v1").takes(with(patient, "name", TextNode.valueOf("Tracey Gander"))))
                .isFalse();
    }

    @Test
    void aMoveOfACaseHasNoWordsAndNoNames() {
        assertThat(topic("cases.v1").schema().get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "practice", "caseId", "version", "happening", "from", "to", "clauses", "by", "at", "holds");
    }

    private static void missing(String place, JsonNode schema, List<JsonNode> values, List<String> missing) {
        if (schema.has("enum") && !LISTS.contains(place.replaceAll(".*/(?=[^/*])|/\\*$", ""))) {
            var wanted = new TreeSet<>(texts(schema.get("enum")));
            values.forEach(value -> wanted.remove(value.asText()));
            wanted.forEach(value -> missing.add(place + " " + value));
        }
        schema.path("properties")
                .fields()
                .forEachRemaining(field -> missing(
                        place + "/" + field.getKey(),
                        field.getValue(),
                        values.stream()
                                .filter(value -> value.has(field.getKey()))
                                .map(value -> value.get(field.getKey()))
                                .toList(),
                        missing));
        if (schema.has("items")) {
            var items = new ArrayList<JsonNode>();
            values.forEach(value -> value.forEach(items::add));
            missing(place + "/*", schema.get("items"), items, missing);
        }
    }

    private static Topic topic(String name) {
        return topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static JsonNode with(JsonNode example, String field, JsonNode value) {
        return ((ObjectNode) example.deepCopy()).set(field, value);
    }

    private static JsonNode without(JsonNode example, String field) {
        var copy = example.deepCopy();
        var end = field.lastIndexOf('/');
        ((ObjectNode) copy.at(end < 0 ? "" : "/" + field.substring(0, end))).remove(field.substring(end + 1));
        return copy;
    }
}
