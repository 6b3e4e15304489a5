package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The files of this checkout. */
final class Checkout {

    static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolve("../..")
            .normalize();
    static final Path DEPLOY = ROOT.resolve("deploy");
    static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
    static final List<String> SERVICES =
            List.of("ingest-service", "classifier-service", "case-service", "notifier-service");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Properties> BUILT_WITH = new ConcurrentHashMap<>();
    private static final JsonNode TOPICS = json(DEPLOY.resolve("contracts/topics.json"));

    private Checkout() {}

    /** The documents of a YAML file. */
    static List<JsonNode> yaml(Path file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return documents.readAll().stream()
                    .filter(Predicate.not(JsonNode::isNull))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    /** Topics with their settings, writers and readers. */
    static JsonNode topics() {
        return TOPICS;
    }

    /** What a service is built with. */
    static Properties settingsOf(String service) {
        return BUILT_WITH.computeIfAbsent(
                service, name -> properties(ROOT.resolve(name).resolve("src/main/resources/application.properties")));
    }

    /** What all services have in common. */
    static Properties settingsOfAll() {
        return BUILT_WITH.computeIfAbsent(
                "kit",
                name -> properties(DEPLOY.resolve("kit/src/main/resources/META-INF/microprofile-config.properties")));
    }

    /** The Java sources of the main code in a folder of the checkout. */
    static List<Path> sources(String folder) {
        try (var files = Files.walk(ROOT.resolve(folder).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            settings.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
