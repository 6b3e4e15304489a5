package uk.gpsurgery.conduct.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.util.List;
import uk.gpsurgery.conduct.contracts.Contracts.Topic;

/** Prints what topics.json, the schemas and the examples say as one AsyncAPI 3.0 document. */
final class AsyncApi {

    private static final String HEADING = """
            # Printed from topics.json, the schemas and the examples beside it. To print it anew:
            #   mvn test -pl deploy/contracts -Dwrite
            """;

    private static final String ABOUT = """
            Every event between the services of conduct, for those who want to listen.
            Events are CloudEvents 1.0 in binary mode: the attributes are headers, the data is JSON.
            An event may be told twice; it has the same ce_id then. Events of one key are in order.
            Fields may be added: pass over those you do not know. What a reader cannot use is on the topic
            of the same name with .dead at its end, with its own bytes and headers and dead_reason.""";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(Feature.WRITE_DOC_START_MARKER, Feature.SPLIT_LINES)
            .enable(Feature.MINIMIZE_QUOTES, Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(Feature.LITERAL_BLOCK_STYLE, Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private AsyncApi() {}

    static String print(List<Topic> topics) throws JsonProcessingException {
        var document = object();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "conduct")
                .put("version", "1.0.0")
                .put("description", ABOUT);
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        var messages = document.putObject("components").putObject("messages");
        for (var topic : topics) {
            channels.set(topic.name(), channel(topic));
            messages.set(topic.name(), message(topic));
            topic.settings()
                    .get("writtenBy")
                    .forEach(service -> operation(operations, service.asText(), "send", topic));
            topic.settings()
                    .get("readBy")
                    .forEach(service -> operation(operations, service.asText(), "receive", topic));
        }
        ((ObjectNode) document.get("components")).putObject("schemas").set("CloudEvent", headers());
        return HEADING + YAML.writeValueAsString(document);
    }

    private static ObjectNode channel(Topic topic) {
        var settings = topic.settings();
        var channel = object();
        channel.put("address", topic.name());
        channel.set("title", topic.schema().get("title"));
        channel.put("description", "Key: " + settings.get("key").asText());
        channel.putObject("messages").set(topic.name(), reference("#/components/messages/" + topic));
        var kafka = channel.putObject("bindings").putObject("kafka");
        kafka.set("partitions", settings.get("partitions"));
        var configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(settings.get("cleanup"));
        if (settings.has("retention")) {
            configuration.put(
                    "retention.ms",
                    Duration.parse(settings.get("retention").asText()).toMillis());
        }
        kafka.put("bindingVersion", "0.5.0");
        return channel;
    }

    private static void operation(ObjectNode operations, String service, String action, Topic topic) {
        var operation = operations.putObject(service + "." + action + "." + topic);
        operation.put("action", action);
        operation.set("channel", reference("#/channels/" + topic));
        operation.put("summary", service + (action.equals("send") ? " writes it" : " reads it"));
        operation.putArray("messages").add(reference("#/channels/%s/messages/%s".formatted(topic, topic)));
    }

    private static ObjectNode message(Topic topic) {
        var message = object();
        message.put("name", "uk.gpsurgery.conduct." + topic);
        message.set("title", topic.schema().get("title"));
        message.put("contentType", "application/json");
        message.set("headers", reference("#/components/schemas/CloudEvent"));
        // AsyncAPI's own schema language takes all that the schemas use; these two name another.
        message.set("payload", ((ObjectNode) topic.schema().deepCopy()).without(List.of("$schema", "$id")));
        var examples = message.putArray("examples");
        topic.examples()
                .forEach((name, data) -> examples.addObject().put("name", name).set("payload", data));
        return message;
    }

    private static ObjectNode headers() {
        var headers = object();
        headers.put("type", "object");
        headers.putArray("required")
                .add("ce_specversion")
                .add("ce_id")
                .add("ce_type")
                .add("ce_source")
                .add("ce_time")
                .add("content-type");
        var properties = headers.putObject("properties");
        header(properties, "ce_specversion", "1.0");
        header(properties, "ce_id", "Stable: the same thing told twice has the same id");
        header(properties, "ce_type", "uk.gpsurgery.conduct. and the name of the topic with its version");
        header(properties, "ce_source", "The service that wrote it: /ingest-service");
        header(properties, "ce_time", "When it happened, UTC, RFC 3339");
        header(properties, "ce_correlationid", "Ties it to the request that began it");
        header(properties, "content-type", "application/json");
        return headers;
    }

    private static void header(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }

    private static JsonNode reference(String to) {
        return object().put("$ref", to);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
