package uk.gpsurgery.conduct.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ops apply is what Kubernetes takes, and what the services are. */
class ManifestTest {

    static Stream<Arguments> overlaysAndChecks() {
        return Stream.of("dev", "practice", "prod")
                .flatMap(overlay -> Checks.ALL.keySet().stream().map(check -> Arguments.of(overlay, check)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("overlaysAndChecks")
    void nothingIsWrongWith(String overlay, String check) {
        assertThat(Objects.requireNonNull(Checks.ALL.get(check)).apply(Overlay.named(overlay)))
                .isEmpty();
    }

    @Test
    void theHouseRulesLookAtEveryService() {
        var overlay = Overlay.named("prod");
        var bare = overlay.find("Deployment", "case-service").orElseThrow().copy();
        JsonPatch.apply(
                bare.tree(),
                Checkout.yaml("{op: replace, path: /spec/template/spec, value: {containers: [{name: a, image: b}]}}"));
        var rules = overlay.of("ValidatingAdmissionPolicy").get(0).list("/spec/validations");
        assertThat(HouseRules.complaints(new Overlay(
                        "prod",
                        Stream.concat(overlay.of("ValidatingAdmissionPolicy").stream(), Stream.of(bare))
                                .toList())))
                // All but the strategy, which stands outside of the pod, and the settings, of which it has none.
                .hasSize(rules.size() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "practice", "prod"})
    void thisReaderRendersWhatKubectlDoes(String overlay, @TempDir Path scratch) throws Exception {
        var file = scratch.resolve("rendered.yaml");
        assumeTrue(kubectlRenders(overlay, file), "skipped: no kubectl");
        assertThat(byId(Overlay.named(overlay).manifests().stream().map(Manifest::tree)))
                .isEqualTo(byId(Checkout.yaml(file).stream()));
    }

    @Test
    void argoCdTakesAnOverlayThatIsThere() {
        var application = new Manifest((ObjectNode)
                Checkout.yaml(Checkout.KUBERNETES.resolve("argo-cd.yaml")).get(0));
        assertThat(Shapes.complaints(new Overlay("argo-cd", List.of(application))))
                .isEmpty();
        var overlay = Overlay.named(
                Path.of(application.text("/spec/source/path")).getFileName().toString());
        assertThat(application.text("/spec/destination/namespace")).isEqualTo(overlay.namespace());
    }

    private static boolean kubectlRenders(String overlay, Path file) throws InterruptedException {
        var folder = Checkout.KUBERNETES.resolve("overlays").resolve(overlay).toString();
        try {
            return new ProcessBuilder("kubectl", "kustomize", folder)
                            .redirectOutput(file.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, JsonNode> byId(Stream<? extends JsonNode> manifests) {
        var byId = new TreeMap<String, JsonNode>();
        manifests.forEach(each -> {
            var kind = each.path("kind").asText();
            if (kind.startsWith("ValidatingAdmissionPolicy")) {
                // Of the whole cluster; whether kustomize knows that is a question of its version.
                ((ObjectNode) each.path("metadata")).remove("namespace");
            }
            byId.put(kind + "/" + each.at("/metadata/name").asText(), each);
        });
        return byId;
    }
}
