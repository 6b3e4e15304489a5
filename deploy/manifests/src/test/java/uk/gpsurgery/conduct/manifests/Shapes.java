package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each kind of manifest looks like: {@code shapes.yaml} as closed JSON schemas.
 *
 * <p>Fields that Kubernetes knows and we do not use are not in it. A field that is not in it is a mistake, or a new line
 * there.
 */
final class Shapes {

    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    private static final Shapes OURS = new Shapes();

    private final JsonNode says;
    private final Map<String, JsonSchema> schemas = new TreeMap<>();

    private Shapes() {
        says = Checkout.yaml(Path.of(System.getProperty("basedir", "."), "src/test/resources/shapes.yaml"))
                .get(0);
        var config = SchemaValidatorsConfig.builder().typeLoose(false).build();
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        says.path("kinds")
                .fieldNames()
                .forEachRemaining(kind -> schemas.put(kind, factory.getSchema(kind(kind), config)));
    }

    static List<String> complaints(Overlay overlay) {
        var complaints = new ArrayList<String>();
        overlay.manifests().forEach(manifest -> complaints.addAll(OURS.complaintsAbout(manifest)));
        return complaints;
    }

    private List<String> complaintsAbout(Manifest manifest) {
        var schema = schemas.get(manifest.kind());
        if (schema == null) {
            return List.of(manifest.id() + ": there is no shape for this kind");
        }
        return schema.validate(manifest.tree()).stream()
                .map(each -> manifest.id() + each.getMessage())
                .toList();
    }

    private JsonNode kind(String kind) {
        var shape = (ObjectNode) says.at("/kinds/" + kind).deepCopy();
        shape.put("kind", "always " + kind);
        shape.put("metadata", shape.has("metadata") ? shape.path("metadata").asText() : "metadata");
        var schema = (ObjectNode) schema(shape);
        var definitions = schema.putObject("$defs");
        says.path("shapes").properties().forEach(named -> definitions.set(named.getKey(), schema(named.getValue())));
        says.path("words").properties().forEach(named -> definitions.set(named.getKey(), named.getValue()));
        return schema;
    }

    private JsonNode schema(JsonNode shape) {
        if (shape.isObject()) {
            return object(shape);
        }
        if (shape.isArray()) {
            ObjectNode list = NEW.objectNode().put("type", "array").put("minItems", 1);
            return list.set("items", schema(shape.get(0)));
        }
        return word(shape.asText());
    }

    private JsonNode object(JsonNode shape) {
        var schema = NEW.objectNode().put("type", "object");
        var required = NEW.arrayNode();
        var fields = NEW.objectNode();
        schema.put("additionalProperties", false);
        shape.properties().forEach(field -> {
            var name = field.getKey();
            if (name.equals("*")) {
                schema.set("additionalProperties", schema(field.getValue()));
                return;
            }
            var optional = name.endsWith("~");
            var bare = optional ? name.substring(0, name.length() - 1) : name;
            if (!optional) {
                required.add(bare);
            }
            fields.set(bare, schema(field.getValue()));
        });
        schema.set("properties", fields);
        schema.set("required", required);
        return schema;
    }

    private JsonNode word(String word) {
        if (word.startsWith("always ")) {
            return NEW.objectNode().put("const", word.substring("always ".length()));
        }
        if (word.startsWith("one of ")) {
            var schema = NEW.objectNode();
            var values = schema.putArray("enum");
            for (var value : word.substring("one of ".length()).split(", ", -1)) {
                values.add(value);
            }
            return schema;
        }
        if (!says.path("shapes").has(word) && !says.path("words").has(word)) {
            throw new IllegalStateException("shapes.yaml does not say what this is: " + word);
        }
        return NEW.objectNode().put("$ref", "#/$defs/" + word);
    }
}
