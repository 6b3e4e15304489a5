package uk.gpsurgery.conduct.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.TopicsConfig;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** Asks for letters as the case service does, and hears what it hears. */
@Singleton
final class Topic {

    private final Map<String, Object> broker;
    private final TopicsConfig config;
    private final Publisher publisher;

    Topic(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicsConfig config, Publisher publisher) {
        this.broker = broker;
        this.config = config;
        this.publisher = publisher;
    }

    /** Every call is an event of its own. */
    void ask(Asking asking) {
        var letter = asking.letter();
        tell(LetterAsked.TOPIC, letter.practice() + ":" + letter.caseId(), letter.letterId(), letter);
    }

    /** A case stands at this stage now, held by these. */
    void moved(String caseId, String stage, String... holds) {
        tell(
                "cases.v1",
                "Y12345:" + caseId,
                caseId,
                Map.ofEntries(
                        Map.entry("practice", "Y12345"),
                        Map.entry("caseId", caseId),
                        Map.entry("version", 5),
                        Map.entry("happening", "hold-set"),
                        Map.entry("to", stage),
                        Map.entry("clauses", List.of("P7")),
                        Map.entry("by", "manager"),
                        Map.entry("at", "2026-11-24T10:05:00Z"),
                        Map.entry("holds", List.of(holds))));
    }

    private void tell(String topic, String key, String about, Object event) {
        publisher
                .publish(new Event(
                        topic, key, UUID.randomUUID().toString(), "correlation-" + about, Instant.now(), event))
                .toCompletableFuture()
                .join();
    }

    /** All records on a topic so far, as their JSON. */
    List<String> all(String topic) {
        return records(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** The ids of the events on a topic that contain a word. */
    List<String> idsOfThoseWith(String word, String topic) {
        return records(topic).stream()
                .filter(record -> record.value().contains(word))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    private List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(config.prefix() + topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, String>>();
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }
}
