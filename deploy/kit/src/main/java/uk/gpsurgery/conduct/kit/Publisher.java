package uk.gpsurgery.conduct.kit;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes events; a stage completes when every in-sync replica has them (acks=all, idempotent). */
@Singleton
public final class Publisher {

    private final KafkaProducer<String, byte[]> producer;
    private final TopicsConfig config;
    private final String source;
    private final Traces traces;
    private final Map<String, Contract> contracts = new ConcurrentHashMap<>();

    Publisher(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicsConfig config,
            Traces traces,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.config = config;
        this.traces = traces;
        this.source = "/" + application;
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(config.patience()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(config.patience()));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * millis(config.patience()));
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, application);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Completes when the broker has acknowledged; fails with a {@link KafkaException} when it could not in time. */
    public CompletionStage<Void> publish(Event event) {
        return publish(event, traces.of(event.correlation()));
    }

    /** The same for an event that was caused earlier, in that trace. */
    CompletableFuture<Void> publish(Event event, @Nullable String trace) {
        var contract = contracts.computeIfAbsent(event.topic(), Contract::of);
        var record = contract.write(event, config.prefix(), source);
        var span = traces.sends(record, event.topic(), trace);
        return send(record).whenComplete((acknowledged, fault) -> span.end());
    }

    /** A topic as this installation calls it. */
    String nameOf(String topic) {
        return config.prefix() + topic;
    }

    CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            producer.send(record, (metadata, fault) -> {
                if (fault == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(fault);
                }
            });
        } catch (KafkaException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    void sendAndWait(ProducerRecord<String, byte[]> record) {
        try {
            send(record).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException fault ? fault : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** After the readers and the relay, which still write. */
    void stop(@Observes @Priority(100) ShutdownEvent stopping) {
        producer.close(config.patience());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
