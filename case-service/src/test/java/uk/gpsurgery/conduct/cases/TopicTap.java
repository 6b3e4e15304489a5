package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.TopicsConfig;

/** Puts events on topics as the other services would, and reads what this one has told. */
@Singleton
public class TopicTap {

    private final Map<String, Object> broker;
    private final TopicsConfig config;
    private final Publisher publisher;
    private final ObjectMapper json;

    TopicTap(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicsConfig config,
            Publisher publisher,
            ObjectMapper json) {
        this.broker = broker;
        this.config = config;
        this.publisher = publisher;
        this.json = json;
    }

    void put(String topic, String key, String id, Object event) {
        publisher
                .publish(new Event(topic, key, id, "correlation-" + id, Instant.now(), event))
                .toCompletableFuture()
                .join();
    }

    /** Everything on the topic so far; all of it fits the topic's contract. */
    List<JsonNode> all(String topic) {
        var contract = Contract.of(topic);
        var found = new ArrayList<JsonNode>();
        read(topic, (key, value) -> {
            if (value != null) {
                var event = json.readTree(value);
                assertThat(contract.misfits(event)).as(key).isEmpty();
                found.add(event);
            }
        });
        return found;
    }

    /** The keys that a compacted topic was told to forget. */
    List<String> tombstones(String topic) {
        var found = new ArrayList<String>();
        read(topic, (key, value) -> {
            if (value == null) {
                found.add(key);
            }
        });
        return found;
    }

    /** Takes a record. */
    private interface Taker {

        void take(String key, byte @Nullable [] value) throws IOException;
    }

    private void read(String topic, Taker taker) {
        try (var consumer =
                new KafkaConsumer<>(new HashMap<>(broker), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(config.prefix() + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    taker.take(record.key(), record.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
