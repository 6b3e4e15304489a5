package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What is written to a topic from now on, as anybody can read it. */
final class Topic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<String, byte[]> consumer;

    private Topic(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** One event as it stands on the topic. */
    record Told(String key, Map<String, String> headers, JsonNode data) {

        String id() {
            return headers.getOrDefault("ce_id", "");
        }
    }

    static Topic fromNow(String name) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", setting("kafka.bootstrap.servers")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(setting("conduct.topics.name-prefix") + name).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return new Topic(consumer);
    }

    Told next() {
        return next(1).get(0);
    }

    List<Told> next(int many) {
        var told = new ArrayList<Told>();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (told.size() < many && System.nanoTime() < until) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> told.add(told(record)));
        }
        assertThat(told).hasSize(many);
        return told;
    }

    /** The next record as its bytes, whatever they are. */
    ConsumerRecord<String, byte[]> nextRaw() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                return record;
            }
        }
        throw new AssertionError("nothing came");
    }

    /** Compares where the partitions end with what has been read: no waiting, no doubt. */
    void holdsNothingMore() {
        consumer.endOffsets(consumer.assignment())
                .forEach((partition, end) ->
                        assertThat(consumer.position(partition)).isEqualTo(end));
    }

    @Override
    public void close() {
        consumer.close();
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Told told(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            return new Told(record.key(), headers, JSON.readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
