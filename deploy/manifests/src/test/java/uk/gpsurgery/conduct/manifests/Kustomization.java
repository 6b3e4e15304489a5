package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Renders a folder as {@code kubectl kustomize} does, as far as these folders ask for it.
 *
 * <p>In kustomize's order: resources, generators, components, then patches, namespace, replicas, images, replacements; at
 * the very end the names of generated ConfigMaps get the hash of what is in them.
 */
final class Kustomization {

    private static final Set<String> KNOWN = Set.of(
            "apiVersion",
            "kind",
            "resources",
            "configMapGenerator",
            "components",
            "patches",
            "namespace",
            "replicas",
            "images",
            "replacements");
    private final Path folder;
    private final JsonNode says;
    private final List<Manifest> manifests;

    private Kustomization(Path folder, List<Manifest> manifests) {
        this.folder = folder.normalize();
        this.says = Checkout.yaml(folder.resolve("kustomization.yaml")).get(0);
        this.manifests = manifests;
        says.fieldNames().forEachRemaining(field -> {
            if (!KNOWN.contains(field)) {
                throw new IllegalStateException(folder + ": " + field + " is not something this reader knows");
            }
        });
    }

    static List<Manifest> render(Path folder) {
        var manifests = new ArrayList<Manifest>();
        new Kustomization(folder, manifests).apply();
        ConfigMapHash.name(manifests);
        manifests.removeIf(each -> each.texts("/metadata/annotations")
                .getOrDefault("config.kubernetes.io/local-config", "")
                .equals("true"));
        return manifests;
    }

    private void apply() {
        says.path("resources").forEach(resource -> add(folder.resolve(resource.asText())));
        says.path("configMapGenerator").forEach(this::generate);
        says.path("components")
                .forEach(component -> new Kustomization(folder.resolve(component.asText()), manifests).apply());
        says.path("patches").forEach(this::patch);
        if (says.has("namespace")) {
            manifests.forEach(this::move);
        }
        says.path("replicas").forEach(this::count);
        says.path("images").forEach(this::pin);
        says.path("replacements").forEach(replacement -> Replacement.apply(replacement, manifests));
    }

    private void add(Path resource) {
        if (Files.isDirectory(resource)) {
            // What a folder says is about its own manifests, not about its neighbours'.
            var own = new ArrayList<Manifest>();
            new Kustomization(resource, own).apply();
            manifests.addAll(own);
        } else {
            Checkout.yaml(resource).forEach(document -> manifests.add(new Manifest((ObjectNode) document)));
        }
    }

    private void generate(JsonNode generator) {
        var map = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        var metadata =
                map.putObject("metadata").put("name", generator.path("name").asText());
        for (var field : List.of("annotations", "labels")) {
            if (generator.path("options").has(field)) {
                metadata.set(field, generator.path("options").path(field).deepCopy());
            }
        }
        var data = new TreeMap<String, String>();
        generator.path("files").forEach(file -> data.put(file.asText(), Checkout.text(folder.resolve(file.asText()))));
        generator
                .path("envs")
                .forEach(file -> Checkout.lines(folder.resolve(file.asText())).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split("=", 2))
                        .forEach(line -> data.put(line[0], line[1])));
        var texts = map.putObject("data");
        data.forEach(texts::put);
        manifests.add(new Manifest(map));
    }

    private void patch(JsonNode patch) {
        var kind = patch.at("/target/kind").asText();
        var name = patch.at("/target/name").asText("");
        var operations = Checkout.yaml(patch.path("patch").asText());
        var meant = manifests.stream()
                .filter(each -> each.kind().equals(kind)
                        && (name.isEmpty() || each.name().equals(name)))
                .toList();
        if (meant.isEmpty()) {
            throw new IllegalStateException(folder + " patches a " + kind + " that is not there: " + name);
        }
        meant.forEach(each -> operations.forEach(operation -> JsonPatch.apply(each.tree(), operation)));
    }

    /** The admission policy too, as kustomize does, though it is of the whole cluster; the API server drops it there. */
    private void move(Manifest manifest) {
        var namespace = says.path("namespace").asText();
        var metadata = (ObjectNode) manifest.at("/metadata");
        if (manifest.kind().equals("Namespace")) {
            metadata.put("name", namespace);
        } else {
            metadata.put("namespace", namespace);
        }
    }

    private void count(JsonNode replicas) {
        manifests.stream()
                .filter(each ->
                        each.id().equals("Deployment/" + replicas.path("name").asText()))
                .forEach(each -> ((ObjectNode) each.at("/spec")).set("replicas", replicas.path("count")));
    }

    private void pin(JsonNode image) {
        for (var manifest : manifests) {
            for (var container : items(manifest.at("/spec/template/spec/containers"))) {
                if (container.path("image").asText().equals(image.path("name").asText())) {
                    ((ObjectNode) container)
                            .put(
                                    "image",
                                    image.path("newName").asText() + "@"
                                            + image.path("digest").asText());
                }
            }
        }
    }
}
