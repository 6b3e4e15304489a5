package uk.gpsurgery.conduct.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker compose starts has the images and the settings of Kubernetes, and no more rights than it needs. */
class ComposeTest {

    private static final Path FOLDER = Checkout.DEPLOY.resolve("compose");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Set<String> OF_KUBERNETES_ONLY = Set.of(
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "KAFKA_SSL_KEYSTORE_TYPE",
            "KAFKA_SSL_KEYSTORE_LOCATION",
            "KAFKA_SSL_KEYSTORE_PASSWORD",
            "CONDUCT_NOTIFIER_SMTP_USERNAME",
            "CONDUCT_NOTIFIER_SMTP_PASSWORD");
    private static final Map<String, Set<String>> OF_COMPOSE_ONLY = Map.of(
            "notifier-service",
            Set.of("CONDUCT_NOTIFIER_SMTP_HOST", "CONDUCT_NOTIFIER_SMTP_PORT", "CONDUCT_NOTIFIER_SMTP_TLS"));

    private final JsonNode compose = compose();
    private final Overlay kubernetes = Overlay.named("practice");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "classifier-service", "case-service", "notifier-service"})
    void aServiceIsWhatItIsOnKubernetes(String name) {
        var service = compose.at("/services/" + name);
        var deployment = kubernetes.find("Deployment", name).orElseThrow();
        var pod = deployment.at("/spec/template/spec");
        var container = pod.at("/containers/0");

        var settings = new TreeSet<>(Settings.of(deployment).keySet());
        settings.removeAll(OF_KUBERNETES_ONLY);
        settings.addAll(OF_COMPOSE_ONLY.getOrDefault(name, Set.of()));
        assertThat(Manifest.texts(service.path("environment")).keySet()).isEqualTo(settings);

        assertThat(bytes(service.path("mem_limit").asText()))
                .isEqualByComparingTo(
                        Quantity.of(container.at("/resources/limits/memory").asText()));
        assertThat(service.at("/tmpfs/0").asText())
                .isEqualTo(
                        "/tmp:size=%s,mode=1777,exec",
                        pod.at("/volumes/0/emptyDir/sizeLimit").asText().replace("Mi", "m"));
        assertThat(service.path("stop_grace_period").asText())
                .isEqualTo(pod.path("terminationGracePeriodSeconds").asText() + "s");
        assertThat(service.path("user").asText())
                .isEqualTo(
                        "%s:%s",
                        container.at("/securityContext/runAsUser"), container.at("/securityContext/runAsGroup"));
        assertThat(service.path("read_only").asBoolean()).isTrue();
        var port = Workloads.portOf(name, "http");
        assertThat(service.at("/ports/0").asText()).isEqualTo("127.0.0.1:%s:%s", port, port);
    }

    @Test
    void nobodyHasRightsOrDoorsToSpare() {
        for (var service : compose.path("services").properties()) {
            var is = service.getValue();
            assertThat(is.at("/security_opt/0").asText()).as(service.getKey()).isEqualTo("no-new-privileges:true");
            // PostgreSQL's image begins as root, to give its folder away, and needs some for that.
            assertThat(is.at("/cap_drop/0").asText(""))
                    .as(service.getKey())
                    .isEqualTo(service.getKey().equals("postgres") ? "" : "ALL");
            is.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        }
    }

    @Test
    void itsTopicsAreTheContracts() {
        var meant = new ArrayList<String>();
        for (var topic : Checkout.topics()) {
            var settings = "cleanup.policy=" + topic.path("cleanup").asText();
            if (topic.has("retention")) {
                settings += " retention.ms="
                        + Duration.parse(topic.path("retention").asText()).toMillis();
            }
            meant.add(topic.path("topic").asText() + " "
                    + topic.path("partitions").asText() + " " + settings);
            if (!topic.path("readBy").isEmpty()) {
                meant.add(topic.path("topic").asText() + ".dead 1 cleanup.policy=delete retention.ms=2592000000");
            }
        }
        assertThat(lines("topics", "topic ")).isEqualTo(meant);
    }

    @Test
    void everySecretItAsksForIsMade() {
        var asked = new TreeSet<String>();
        var variable = VARIABLE.matcher(Checkout.text(FOLDER.resolve("compose.yaml")));
        while (variable.find()) {
            asked.add(variable.group(1));
        }
        var images = Checkout.SERVICES.stream()
                .map(service -> service.toUpperCase(Locale.ROOT).replace('-', '_') + "_IMAGE")
                .collect(Collectors.toSet());
        assertThat(asked).containsAll(images);
        asked.removeAll(images);
        var made = Pattern.compile("for name in ([A-Z_ \\\\\\n]+); do")
                .matcher(Checkout.text(FOLDER.resolve("make-secrets")));
        assertThat(made.find()).isTrue();
        assertThat(made.group(1).split("[ \\\\\\n]+")).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void eachThatKeepsSomethingHasItsSchema() {
        assertThat(lines("schemas", "owner ").stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactly("cases", "notifier");
        assertThat(compose.at("/services/case-service/environment/QUARKUS_DATASOURCE_JDBC_URL")
                        .asText())
                .isEqualTo("jdbc:postgresql://postgres:5432/conduct?currentSchema=cases");
        assertThat(compose.at("/services/notifier-service/environment/QUARKUS_DATASOURCE_JDBC_URL")
                        .asText())
                .isEqualTo("jdbc:postgresql://postgres:5432/conduct?currentSchema=notifier");
    }

    @Test
    void itsBrokerIsTheOneTheTestsRunOn() {
        assertThat(Checkout.text(Checkout.ROOT.resolve("pom.xml")))
                .contains("<kafka.version>%s</kafka.version>"
                        .formatted(compose.at("/services/kafka/image").asText().replace("apache/kafka:", "")));
    }

    private static List<String> lines(String script, String verb) {
        return Checkout.lines(FOLDER.resolve(script)).stream()
                .filter(line -> line.startsWith(verb))
                .map(line -> line.substring(verb.length()))
                .toList();
    }

    private static BigDecimal bytes(String limit) {
        return Quantity.of(limit.replace("m", "Mi").replace("g", "Gi"));
    }

    /** With what its anchors stand for. */
    private static JsonNode compose() {
        var says = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Object>load(Checkout.text(FOLDER.resolve("compose.yaml")));
        return new ObjectMapper().valueToTree(says);
    }
}
