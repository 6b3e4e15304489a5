package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One topic's contract: turns events into Kafka records (CloudEvents 1.0, binary mode) and back.
 *
 * <p>What comes off the topic is held against {@code contracts/<topic>/schema.json} before any code sees it. Fields the
 * schema does not know pass: a newer writer may say more than this reader needs.
 */
public final class Contract {

    private static final String TYPE_PREFIX = "uk.gpsurgery.conduct.";
    private static final String CORRELATION = "correlationid";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    private final String topic;
    private final JsonSchema schema;

    private Contract(String topic, JsonSchema schema) {
        this.topic = topic;
        this.schema = schema;
    }

    /** The contract of a topic, from the class path. */
    public static Contract of(String topic) {
        var place = "contracts/" + topic + "/schema.json";
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no contract for " + topic + ": " + place + " is not on the class path");
            }
            var config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(in), config);
            schema.initializeValidators();
            return new Contract(topic, schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Kafka record of an event, for the topic with its installation's prefix. */
    ProducerRecord<String, byte[]> write(Event event, String prefix, String source) {
        if (event.data() == null) {
            return new ProducerRecord<>(prefix + topic, event.key(), null);
        }
        var envelope = CloudEventBuilder.v1()
                .withId(event.id())
                .withType(TYPE_PREFIX + topic)
                .withSource(URI.create(source))
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension(CORRELATION, event.correlation())
                .withData(bytes(event.data()))
                .build();
        return KafkaMessageFactory.<String>createWriter(prefix + topic, event.key())
                .writeBinary(envelope);
    }

    /** The event of a Kafka record, as the reader's own record. */
    <T> Received<T> read(ConsumerRecord<String, byte[]> from, Class<T> as) throws Unreadable {
        var envelope = envelope(from);
        if (!envelope.getType().equals(TYPE_PREFIX + topic)) {
            throw new Unreadable("this reader knows " + topic + " and not this type or version of it");
        }
        var data = fitting(envelope);
        try {
            return new Received<>(
                    envelope.getId(),
                    from.key(),
                    Objects.toString(envelope.getExtension(CORRELATION), envelope.getId()),
                    Objects.requireNonNullElseGet(envelope.getTime(), () -> OffsetDateTime.MIN)
                            .toInstant(),
                    trace(from),
                    JSON.treeToValue(data, as));
        } catch (JsonProcessingException e) {
            throw new Unreadable("it fits the schema and not " + as.getSimpleName());
        }
    }

    private static @Nullable String trace(ConsumerRecord<String, byte[]> from) {
        var header = from.headers().lastHeader(Traces.HEADER);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What the schema finds wrong with the data, a line each; empty when it fits. */
    public String misfits(JsonNode data) {
        return schema.validate(data).stream()
                .map(Contract::rule)
                .distinct()
                .limit(10)
                .collect(Collectors.joining("; "));
    }

    /** Which rule of the schema is broken, in the schema's own words: a place in the data may be named by the data. */
    private static String rule(ValidationMessage error) {
        var rule = error.getEvaluationPath().toString().replace("/properties/", "/");
        return "breaks " + (error.getProperty() == null ? rule : rule + " " + error.getProperty());
    }

    static byte[] bytes(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not to be written as JSON: " + data.getClass().getName());
        }
    }

    private static CloudEvent envelope(ConsumerRecord<String, byte[]> from) throws Unreadable {
        if (from.key() == null) {
            throw new Unreadable("a record without a key");
        }
        try {
            return KafkaMessageFactory.createReader(from).toEvent();
        } catch (RuntimeException e) {
            // The library throws what it likes: IllegalStateException too, for an attribute that is not there.
            throw new Unreadable("its headers are not those of a CloudEvent");
        }
    }

    private JsonNode fitting(CloudEvent envelope) throws Unreadable {
        var body = envelope.getData();
        if (body == null) {
            throw new Unreadable("an event without data");
        }
        JsonNode data;
        try {
            data = JSON.readTree(body.toBytes());
        } catch (IOException e) {
            throw new Unreadable("its data is not JSON");
        }
        var misfits = misfits(data);
        if (!misfits.isEmpty()) {
            throw new Unreadable(misfits);
        }
        return data;
    }
}
