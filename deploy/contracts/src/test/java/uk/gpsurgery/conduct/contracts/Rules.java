package uk.gpsurgery.conduct.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every rule of a schema, broken one at a time in data that fits it. */
final class Rules {

    private final List<Broken> broken = new ArrayList<>();
    private final JsonNode example;

    private Rules(JsonNode example) {
        this.example = example;
    }

    /** Data that breaks one rule, and which. */
    record Broken(String rule, JsonNode data) {}

    /** All that this example can show to be refused; places it has nothing at are for other examples. */
    static List<Broken> broken(JsonNode schema, JsonNode example) {
        var rules = new Rules(example);
        rules.breakAll("", schema);
        return rules.broken;
    }

    private void breakAll(String place, JsonNode schema) {
        var here = example.at(place);
        if (here.isMissingNode()) {
            return;
        }
        breakType(place, schema);
        breakBounds(place, schema, here);
        schema.path("required").forEach(field -> {
            if (here.has(field.asText())) {
                with(place + "/required " + field.asText(), place, it -> ((ObjectNode) it).remove(field.asText()));
            }
        });
        schema.path("properties")
                .fields()
                .forEachRemaining(field -> breakAll(place + "/" + field.getKey(), field.getValue()));
        for (var index = 0; schema.has("items") && index < here.size(); index++) {
            breakAll(place + "/" + index, schema.get("items"));
        }
    }

    private void breakType(String place, JsonNode schema) {
        if (schema.has("enum")) {
            put(place, "enum", TextNode.valueOf("nonsense"));
        }
        switch (schema.path("type").asText()) {
            case "string" -> put(place, "type", IntNode.valueOf(5));
            case "integer", "number", "boolean", "array" -> put(place, "type", TextNode.valueOf("nonsense"));
            case "object" -> put(place, "type", JsonNodeFactory.instance.arrayNode());
            default -> {
                // An enum says it all.
            }
        }
    }

    private void breakBounds(String place, JsonNode schema, JsonNode here) {
        if (schema.has("minLength")) {
            put(place, "minLength", TextNode.valueOf(""));
        }
        if (schema.has("maxLength")) {
            put(
                    place,
                    "maxLength",
                    TextNode.valueOf("a".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.has("pattern")) {
            put(place, "pattern", TextNode.valueOf("!"));
        }
        if (schema.has("format")) {
            put(place, "format", TextNode.valueOf("yesterday"));
            put(place, "format: a zone", TextNode.valueOf("2026-11-20T09:00:00"));
        }
        if (schema.has("minimum")) {
            put(place, "minimum", IntNode.valueOf(schema.get("minimum").asInt() - 1));
        }
        if (schema.has("maximum")) {
            put(place, "maximum", IntNode.valueOf(schema.get("maximum").asInt() + 1));
        }
        if (schema.has("maxItems") && !here.isEmpty()) {
            put(place, "maxItems", times(here.get(0), schema.get("maxItems").asInt() + 1));
        }
        if (schema.path("uniqueItems").asBoolean() && !here.isEmpty()) {
            put(place, "uniqueItems", times(here.get(0), 2));
        }
    }

    private static ArrayNode times(JsonNode item, int many) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var one = 0; one < many; one++) {
            array.add(item);
        }
        return array;
    }

    private void put(String place, String rule, JsonNode value) {
        if (place.isEmpty()) {
            broken.add(new Broken("/" + rule, value));
            return;
        }
        var end = place.lastIndexOf('/');
        var name = place.substring(end + 1);
        with(place + "/" + rule, place.substring(0, end), parent -> {
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(name), value);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        });
    }

    private void with(String rule, String place, Consumer<JsonNode> change) {
        var copy = example.deepCopy();
        change.accept(copy.at(place));
        broken.add(new Broken(rule.replaceAll("/\\d+", "/*"), copy));
    }
}
