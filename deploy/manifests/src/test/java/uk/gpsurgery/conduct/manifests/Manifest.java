package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** One resource, as it would be applied. */
record Manifest(ObjectNode tree) {

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    /** Such as {@code Deployment/case-service}. */
    String id() {
        return kind() + "/" + name();
    }

    /** The text at a JSON pointer, empty when there is none. */
    String text(String pointer) {
        return at(pointer).asText();
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    List<JsonNode> list(String pointer) {
        return items(at(pointer));
    }

    Map<String, String> texts(String pointer) {
        return texts(at(pointer));
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    Manifest copy() {
        return new Manifest(tree.deepCopy());
    }
}
