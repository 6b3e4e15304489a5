package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Where a record goes that will never be digested: {@code <topic>.dead}, with its own bytes and headers, and why.
 *
 * <p>The reason names places, rules and classes of error, never contents.
 */
@Singleton
public final class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Publisher publisher;
    private final MeterRegistry meters;

    DeadLetters(Publisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /** Returns when the broker has the record; only then may the reader go past it. */
    void bury(ConsumerRecord<String, byte[]> record, String reader, String reason) {
        var dead = new ProducerRecord<>(record.topic() + ".dead", null, record.key(), record.value(), record.headers());
        note(dead.headers(), "dead_reader", reader);
        note(dead.headers(), "dead_reason", reason);
        note(dead.headers(), "dead_from", record.topic() + "-" + record.partition() + "@" + record.offset());
        note(dead.headers(), "dead_at", Instant.now().toString());
        publisher.sendAndWait(dead);
        meters.counter("conduct_dead_letters", "topic", record.topic(), "reader", reader)
                .increment();
        LOG.warnf("dead letter from %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), reason);
    }

    /**
     * What came in by another way than a topic, as its bytes: to the dead letters of the topic it would have been told on.
     * Completes when the broker has it.
     */
    public CompletionStage<Void> bury(String topic, String key, byte[] raw, String reader, String reason) {
        var dead = new ProducerRecord<>(publisher.nameOf(topic) + ".dead", key, raw);
        note(dead.headers(), "dead_reader", reader);
        note(dead.headers(), "dead_reason", reason);
        note(dead.headers(), "dead_at", Instant.now().toString());
        return publisher.send(dead).thenRun(() -> {
            meters.counter("conduct_dead_letters", "topic", publisher.nameOf(topic), "reader", reader)
                    .increment();
            LOG.warnf("dead letter from %s: %s", reader, reason);
        });
    }

    private static void note(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
