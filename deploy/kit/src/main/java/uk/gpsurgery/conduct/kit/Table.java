package uk.gpsurgery.conduct.kit;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Reads a compacted topic from its beginning at every start, and goes on reading: the newest value of each key. */
final class Table<T> implements Runnable {

    private static final Logger LOG = Logger.getLogger(Table.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Contract contract;
    private final Class<T> type;
    private final Row<T> row;
    private final KafkaConsumer<String, byte[]> consumer;
    private final DeadLetters deadLetters;
    private final TopicsConfig config;
    private final String name;
    private volatile boolean stopping;
    private volatile boolean caughtUp;

    Table(
            String topic,
            Class<T> type,
            Row<T> row,
            KafkaConsumer<String, byte[]> consumer,
            DeadLetters deadLetters,
            TopicsConfig config,
            String name) {
        this.topic = topic;
        this.contract = Contract.of(topic);
        this.type = type;
        this.row = row;
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.config = config;
        this.name = name;
    }

    String topic() {
        return topic;
    }

    /** True once everything that was there at the start has been read. */
    boolean caughtUp() {
        return caughtUp;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            Map<TopicPartition, Long> ends = Map.of();
            while (!stopping) {
                try {
                    if (ends.isEmpty()) {
                        ends = assignAll();
                    }
                    readOn();
                    caughtUp = caughtUp
                            || ends.entrySet().stream()
                                    .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
                } catch (KafkaException e) {
                    LOG.warnf("%s: not to be read now: %s", topic, e.getClass().getSimpleName());
                    // From the beginning: what was polled and not kept would be missing else.
                    ends = Map.of();
                }
            }
        } finally {
            consumer.close(CloseOptions.timeout(config.patience()));
        }
    }

    private Map<TopicPartition, Long> assignAll() {
        var partitions = consumer.partitionsFor(config.prefix() + topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toList());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private void readOn() {
        for (var record : consumer.poll(POLL)) {
            try {
                keep(record);
            } catch (Unreadable e) {
                deadLetters.bury(record, name, e.reason());
            }
        }
    }

    private void keep(ConsumerRecord<String, byte[]> record) throws Unreadable {
        var value = record.value() == null ? null : contract.read(record, type).data();
        try {
            row.told(record.key(), value);
        } catch (RuntimeException e) {
            throw new Unreadable(Faults.classesOf(e));
        }
    }
}
