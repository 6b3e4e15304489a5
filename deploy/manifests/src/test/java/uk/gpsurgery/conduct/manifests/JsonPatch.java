package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Three operations of RFC 6902: add, replace, remove. What is to be replaced or removed must be there. */
final class JsonPatch {

    private JsonPatch() {}

    static void apply(JsonNode tree, JsonNode operation) {
        var path = JsonPointer.compile(operation.path("path").asText());
        var parent = tree.at(path.head());
        var verb = operation.path("op").asText();
        if (parent.isMissingNode() || (!verb.equals("add") && tree.at(path).isMissingNode())) {
            throw new IllegalStateException(verb + " " + path + ": it is not there");
        }
        if (parent instanceof ArrayNode list) {
            change(list, verb, path.last(), operation.path("value"));
        } else {
            change((ObjectNode) parent, verb, path.last().getMatchingProperty(), operation.path("value"));
        }
    }

    private static void change(ObjectNode object, String verb, String field, JsonNode value) {
        switch (verb) {
            case "add", "replace" -> object.set(field, value.deepCopy());
            case "remove" -> object.remove(field);
            default -> throw new IllegalStateException(verb);
        }
    }

    private static void change(ArrayNode list, String verb, JsonPointer at, JsonNode value) {
        var index = at.getMatchingProperty().equals("-") ? list.size() : at.getMatchingIndex();
        switch (verb) {
            case "add" -> list.insert(index, value.deepCopy());
            case "replace" -> list.set(index, value.deepCopy());
            case "remove" -> list.remove(index);
            default -> throw new IllegalStateException(verb);
        }
    }
}
