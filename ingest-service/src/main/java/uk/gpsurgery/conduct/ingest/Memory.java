package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import uk.gpsurgery.conduct.kit.TopicsConfig;

/** What this service has told, read back from the topics it writes: it has no other memory. */
@Singleton
public final class Memory {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Object> settings;
    private final String prefix;
    private final ObjectMapper json;
    private final Clock clock;

    Memory(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicsConfig topics,
            ObjectMapper json,
            Clock clock) {
        settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.prefix = topics.prefix();
        this.json = json;
        this.clock = clock;
    }

    /**
     * Events in the order in which they were told.
     *
     * @param complete whether the topic still has everything that was ever told there
     */
    public record Told<T>(List<T> events, boolean complete) {}

    /** What was told of one thing, as far back as the topic keeps it. */
    public <T> Told<T> of(String topic, String key, Class<T> type) {
        try (var consumer = consumer()) {
            var all = partitions(consumer, topic);
            // As the producer chooses it.
            var one = List.of(all.get(Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % all.size()));
            consumer.assign(one);
            consumer.seekToBeginning(one);
            var complete = consumer.position(one.get(0)) == 0;
            return new Told<>(
                    read(consumer).stream()
                            .filter(record -> key.equals(record.key()))
                            .map(record -> event(record, type))
                            .toList(),
                    complete);
        }
    }

    /** The last of such events that was told of each thing since then, by its key. */
    public <T> Map<String, T> lastSince(Instant since, String topic, Class<T> type, Predicate<T> such) {
        try (var consumer = consumer()) {
            var all = partitions(consumer, topic);
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
            consumer.offsetsForTimes(all.stream().collect(Collectors.toMap(one -> one, one -> since.toEpochMilli())))
                    .forEach((partition, from) -> {
                        if (from != null) {
                            consumer.seek(partition, from.offset());
                        }
                    });
            var last = new HashMap<String, T>();
            for (var record : read(consumer)) {
                var event = event(record, type);
                if (such.test(event)) {
                    last.put(record.key(), event);
                }
            }
            return last;
        }
    }

    private List<ConsumerRecord<String, byte[]>> read(KafkaConsumer<String, byte[]> consumer) {
        var ends = consumer.endOffsets(consumer.assignment());
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        var until = clock.instant().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
            if (clock.instant().isAfter(until)) {
                throw new TimeoutException("the broker did not read back what was told");
            }
        }
        return records;
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(prefix + topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparing(TopicPartition::partition))
                .toList();
    }

    private <T> T event(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            ObjectReader reader = json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
            return reader.readValue(record.value());
        } catch (IOException e) {
            throw new IllegalStateException("what was told does not fit its own record: " + type.getSimpleName());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
