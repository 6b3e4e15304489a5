package uk.gpsurgery.conduct.kit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The topics a service reads. A {@code *Flow} class names them at the start; they stop with the service. */
@Singleton
public final class Topics {

    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration[] AGES = Stream.of(
                    100, 250, 500, 1000, 2500, 5000, 15_000, 60_000, 300_000, 3_600_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<String, Object> broker;
    private final TopicsConfig config;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final Traces traces;
    private final String application;

    private final List<Reader<?>> readers = new CopyOnWriteArrayList<>();
    private final List<Table<?>> tables = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    Topics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            TopicsConfig config,
            DeadLetters deadLetters,
            MeterRegistry meters,
            Traces traces,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.broker = broker;
        this.config = config;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.traces = traces;
        this.application = application;
    }

    /**
     * Reads the topic with all other replicas of this service, each event at least once, in order per key; begins when
     * the tables kept so far have been read.
     */
    public <T> void read(String topic, Class<T> as, Handler<T> handler) {
        var reader = new Reader<>(
                topic, as, timed(topic, handler), consumer(topic, true), deadLetters, config, traces, application);
        readers.add(reader);
        Gauge.builder("conduct_consumer_lag", reader, Reader::lag)
                .description("Records written and not yet handled, on the partitions of this replica")
                .tag("topic", topic)
                .register(meters);
        start(topic, () -> {
            if (tablesAreRead()) {
                reader.run();
            }
        });
    }

    /** How long after something happened its event has been dealt with: over the verdicts, from what was said to the case. */
    private <T> Handler<T> timed(String topic, Handler<T> handler) {
        var age = Timer.builder("conduct_event_age")
                .description("From what happened to the end of the transaction that dealt with it")
                .tag("topic", topic)
                .serviceLevelObjectives(AGES)
                .register(meters);
        return batch -> {
            handler.handle(batch);
            var now = Instant.now();
            batch.forEach(event -> age.record(age(event.time(), now)));
        };
    }

    /** Nothing for the future, and since 1970 at the most: an event need not say when it happened, or may say anything. */
    private static Duration age(Instant then, Instant now) {
        var past = then.isAfter(now) ? now : then;
        return Duration.between(past.isBefore(Instant.EPOCH) ? Instant.EPOCH : past, now);
    }

    /** Keeps this replica's own copy of a compacted topic; a null value takes the key off. */
    public <T> void keep(String topic, Class<T> as, Row<T> row) {
        var table = new Table<>(topic, as, row, consumer(topic, false), deadLetters, config, application);
        tables.add(table);
        start(topic, table);
    }

    List<Reader<?>> readers() {
        return readers;
    }

    List<Table<?>> tables() {
        return tables;
    }

    /** False when one of them has ended though the service has not. */
    boolean allRun() {
        return stopping || threads.stream().allMatch(Thread::isAlive);
    }

    /** First of all: what is in hand is finished and committed, and nothing new is taken. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        readers.forEach(Reader::stop);
        tables.forEach(Table::stop);
        for (var thread : threads) {
            thread.join(config.patience().multipliedBy(2).toMillis());
        }
    }

    /** Waits for it; false when the service stops before that. */
    private boolean tablesAreRead() {
        while (!tables.stream().allMatch(Table::caughtUp)) {
            try {
                Thread.sleep(LOOK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (stopping) {
                return false;
            }
        }
        return true;
    }

    private void start(String topic, Runnable loop) {
        var thread = new Thread(() -> run(topic, loop), "reads " + topic);
        threads.add(thread);
        thread.start();
    }

    /** What ends a loop is a bug or a broken machine; {@link ReadersAlive} asks for a restart then. */
    private static void run(String topic, Runnable loop) {
        try {
            loop.run();
        } catch (Throwable e) {
            LOG.errorf(Faults.withoutWords(e), "%s is not read any more", topic);
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String topic, boolean shared) {
        var settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batch());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, application + "-" + topic);
        if (shared) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.prefix() + application);
            config.instance()
                    .ifPresent(
                            instance -> settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance + "-" + topic));
        }
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
