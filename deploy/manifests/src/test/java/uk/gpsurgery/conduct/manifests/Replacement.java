package uk.gpsurgery.conduct.manifests;

import static uk.gpsurgery.conduct.manifests.Manifest.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A value taken out of one manifest and put into others, kustomize's {@code replacements}. */
final class Replacement {

    /** A field, * for each item, or in brackets a field with dots in its name or the item of a list that has a field so. */
    private static final Pattern STEP = Pattern.compile("\\[([^]]+)]|([^.\\[\\]]+)");

    private Replacement() {}

    static void apply(JsonNode replacement, List<Manifest> manifests) {
        var value = source(replacement.path("source"), manifests);
        for (var target : replacement.path("targets")) {
            for (var manifest : selected(target.path("select"), manifests)) {
                target.path("fieldPaths").forEach(path -> put(manifest, path.asText(), value, target.path("options")));
            }
        }
    }

    private static String source(JsonNode source, List<Manifest> manifests) {
        var path = source.path("fieldPath").asText();
        JsonNode at = selected(source, manifests).get(0).tree();
        for (var step : steps(path)) {
            at = follow(at, step);
        }
        return at.asText();
    }

    private static List<Manifest> selected(JsonNode select, List<Manifest> manifests) {
        var id = select.path("kind").asText() + "/" + select.path("name").asText();
        return manifests.stream().filter(each -> each.id().equals(id)).toList();
    }

    private static void put(Manifest manifest, String path, String value, JsonNode options) {
        var steps = steps(path);
        var last = steps.remove(steps.size() - 1);
        List<JsonNode> parents = List.of(manifest.tree());
        for (var step : steps) {
            parents = parents.stream()
                    .flatMap(parent -> step.equals("*") ? items(parent).stream() : Stream.of(follow(parent, step)))
                    .toList();
        }
        for (var parent : parents) {
            var text = new TextNode(part(follow(parent, last).asText(), value, options));
            if (parent instanceof ArrayNode list) {
                list.set(Integer.parseInt(last), text);
            } else {
                ((ObjectNode) parent).set(last, text);
            }
        }
    }

    /** The whole value, or one part of it between delimiters. */
    private static String part(String old, String value, JsonNode options) {
        if (!options.has("delimiter")) {
            return value;
        }
        var delimiter = options.path("delimiter").asText();
        var parts = old.split(Pattern.quote(delimiter), -1);
        parts[options.path("index").asInt()] = value;
        return String.join(delimiter, parts);
    }

    private static JsonNode follow(JsonNode node, String step) {
        JsonNode next = step.contains("=") ? having(node, step.split("=", 2)) : node.path(step);
        if (node.isArray() && step.matches("\\d+")) {
            next = node.path(Integer.parseInt(step));
        }
        if (next.isMissingNode()) {
            throw new IllegalStateException("there is no " + step + " to take or to replace");
        }
        return next;
    }

    private static JsonNode having(JsonNode list, String[] field) {
        return items(list).stream()
                .filter(item -> item.path(field[0]).asText().equals(field[1]))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> steps(String path) {
        var steps = new ArrayList<String>();
        var matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return steps;
    }
}
