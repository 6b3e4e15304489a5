package uk.gpsurgery.conduct.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.infra.TopicSetup;

/** Everything one test needs, and nothing that another one sees: topics, a service that reads them, a view from outside. */
final class Bench implements AutoCloseable {

    static final String SERVICE = "bench-service";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final String prefix = "k" + UUID.randomUUID().toString().substring(0, 8) + ".";
    final MeterRegistry meters = new SimpleMeterRegistry();
    final InMemorySpanExporter spans = InMemorySpanExporter.create();
    final Traces traces = new Traces(OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build());
    final Publisher publisher;

    private final String bootstrap;
    private final List<Topics> replicas = new ArrayList<>();
    private final KafkaProducer<String, byte[]> stranger;

    Bench() {
        this(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    Bench(String bootstrap) {
        this.bootstrap = bootstrap;
        try {
            TopicSetup.ensure(bootstrap, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        publisher = new Publisher(broker(), config(), traces, SERVICE);
        stranger = new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer());
    }

    /** One more replica of the service. */
    Topics replica() {
        var topics = new Topics(broker(), config(), new DeadLetters(publisher, meters), meters, traces, SERVICE);
        replicas.add(topics);
        return topics;
    }

    static Event event(String topic, String key, int number) {
        return new Event(
                topic, key, topic + key + number, "correlation-" + number, Instant.now(), new Thing(key, number));
    }

    void publish(String topic, String key, int... numbers) {
        CompletableFuture.allOf(IntStream.of(numbers)
                        .mapToObj(number ->
                                publisher.publish(event(topic, key, number)).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** As somebody writes it who does not know the kit. */
    void write(String topic, @Nullable String key, byte @Nullable [] value, Map<String, byte[]> headers) {
        var record = new ProducerRecord<>(prefix + topic, key, value);
        headers.forEach(record.headers()::add);
        try {
            stranger.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that stands on the topic by now, at least as many as are waited for. */
    List<ConsumerRecord<String, byte[]>> on(String topic, int atLeast) {
        try (var consumer = new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            var until = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < until
                    && (records.size() < atLeast
                            || consumer.endOffsets(partitions).entrySet().stream()
                                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** What the service's group has committed, over all partitions. */
    long committed(String topic) {
        try (var admin = Admin.create(broker())) {
            return admin
                    .listConsumerGroupOffsets(prefix + SERVICE)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(prefix + topic))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    double lag(String topic) {
        return meters.get("conduct_consumer_lag").tag("topic", topic).gauge().value();
    }

    @Override
    public void close() {
        for (var replica : replicas) {
            stop(replica);
        }
        publisher.stop(new ShutdownEvent());
        stranger.close(Duration.ZERO);
    }

    static void stop(Topics replica) {
        try {
            replica.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> broker() {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", bootstrap);
        settings.put("default.api.timeout.ms", 5000);
        settings.put("request.timeout.ms", 5000);
        return settings;
    }

    private TopicsConfig config() {
        return new TopicsConfig() {

            @Override
            public Optional<String> namePrefix() {
                return Optional.of(prefix);
            }

            @Override
            public int batch() {
                return 200;
            }

            @Override
            public Duration firstWait() {
                return Duration.ofMillis(100);
            }

            @Override
            public Duration longestWait() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(4);
            }

            @Override
            public Optional<String> instance() {
                return Optional.empty();
            }
        };
    }
}
