package uk.gpsurgery.conduct.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** This folder: what it says about every topic. */
final class Contracts {

    static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

    private static final ObjectMapper JSON = new ObjectMapper();

    private Contracts() {}

    /** A topic with its settings, its schema and its examples by their names. */
    record Topic(String name, JsonNode settings, JsonNode schema, Map<String, JsonNode> examples) {

        JsonNode example(String name) {
            return Objects.requireNonNull(examples.get(name), name);
        }

        /** Whether the data is what this topic carries. */
        boolean takes(JsonNode data) {
            return validator().validate(data).isEmpty();
        }

        private JsonSchema validator() {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            schema,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** In the order of topics.json. */
    static List<Topic> topics() {
        return StreamSupport.stream(read(FOLDER.resolve("topics.json")).spliterator(), false)
                .map(Contracts::topic)
                .toList();
    }

    static List<String> folders() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.v\\d+"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Topic topic(JsonNode settings) {
        var name = settings.get("topic").asText();
        return new Topic(name, settings, read(FOLDER.resolve(name + "/schema.json")), examples(name));
    }

    private static Map<String, JsonNode> examples(String topic) {
        try (var files = Files.list(FOLDER.resolve(topic + "/examples"))) {
            var examples = new TreeMap<String, JsonNode>();
            files.forEach(file -> examples.put(file.getFileName().toString().replace(".json", ""), read(file)));
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
