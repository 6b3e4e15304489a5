package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One mistake, as a line of {@code mutations.txt} makes it. */
record Mutation(String line, String where, String what, String at, String with) {

    private static final Path FILE = Path.of(System.getProperty("basedir", "."), "src/test/resources/mutations.txt");

    static List<Mutation> all() {
        return Checkout.lines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Mutation::of)
                .toList();
    }

    private static Mutation of(String line) {
        var columns = line.strip().split("\\s+", 4);
        return new Mutation(
                line.replaceAll("\\s+", " "),
                columns[0],
                columns[1],
                columns.length > 2 ? columns[2] : "",
                columns.length > 3 ? columns[3] : "");
    }

    Overlay madeIn(Overlay overlay) {
        var manifests = new ArrayList<Manifest>();
        for (var manifest : overlay.manifests()) {
            if (!isMeant(manifest)) {
                manifests.add(manifest);
            } else if (!what.equals("gone")) {
                manifests.add(changed(manifest));
            }
        }
        if (manifests.equals(overlay.manifests())) {
            throw new IllegalStateException("changes nothing: " + line);
        }
        return new Overlay(overlay.name(), manifests);
    }

    /** The name of a ConfigMap ends in a hash. */
    private boolean isMeant(Manifest manifest) {
        return manifest.id().equals(where)
                || (manifest.kind().equals("ConfigMap") && manifest.id().startsWith(where + "-"));
    }

    private Manifest changed(Manifest manifest) {
        var copy = manifest.copy();
        var operation = JsonNodeFactory.instance.objectNode().put("op", what).put("path", at);
        operation.set("value", Checkout.yaml(with.isEmpty() ? "null" : with));
        JsonPatch.apply(copy.tree(), operation);
        return copy;
    }
}
