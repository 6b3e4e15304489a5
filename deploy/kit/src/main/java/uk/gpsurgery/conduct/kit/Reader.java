package uk.gpsurgery.conduct.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one consumer loop: poll, handle in one transaction, commit.
 *
 * <p>A passing fault rewinds to where the batch began and waits, still polling so that the group keeps its member. A
 * batch that fails for good is halved until the one poisonous event is alone; that one goes to the dead letters.
 */
final class Reader<T> implements Runnable {

    private static final Logger LOG = Logger.getLogger(Reader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final Contract contract;
    private final Class<T> type;
    private final Handler<T> handler;
    private final KafkaConsumer<String, byte[]> consumer;
    private final DeadLetters deadLetters;
    private final TopicsConfig config;
    private final Traces traces;
    private final String name;

    private final AtomicLong lag = new AtomicLong();
    private final AtomicReference<@Nullable Instant> stuckSince = new AtomicReference<>();
    private final List<Dead> dead = new ArrayList<>();
    private volatile boolean stopping;
    private Duration wait;

    Reader(
            String topic,
            Class<T> type,
            Handler<T> handler,
            KafkaConsumer<String, byte[]> consumer,
            DeadLetters deadLetters,
            TopicsConfig config,
            Traces traces,
            String name) {
        this.topic = topic;
        this.contract = Contract.of(topic);
        this.type = type;
        this.handler = handler;
        this.consumer = consumer;
        this.deadLetters = deadLetters;
        this.config = config;
        this.traces = traces;
        this.name = name;
        this.wait = config.firstWait();
    }

    String topic() {
        return topic;
    }

    /** Records written and not yet handled, on the partitions this reader holds. */
    long lag() {
        return lag.get();
    }

    /** Since when the same events have been failing; null while it moves on. */
    @Nullable
    Instant stuckSince() {
        return stuckSince.get();
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(config.prefix() + topic));
            while (!stopping) {
                readOn();
            }
        } finally {
            consumer.close(CloseOptions.timeout(config.patience()));
        }
    }

    private void readOn() {
        ConsumerRecords<String, byte[]> records = ConsumerRecords.empty();
        try {
            records = consumer.poll(POLL);
            lag.set(behind() + records.count());
            if (!records.isEmpty()) {
                handle(records);
                consumer.commitSync(nextOffsets(records));
                lag.set(behind());
                moveOn();
            } else if (lag.get() == 0) {
                // A poll that brings nothing although something is there has not moved on.
                moveOn();
            }
        } catch (CommitFailedException e) {
            // Another member has these partitions now and reads the events again; the inbox knows them.
            LOG.infof("%s: the group was rebalanced before the commit", topic);
        } catch (RuntimeException e) {
            // Seen from here every fault passes: what does not is a dead letter.
            getStuck(e);
            rewind(records);
            waitPolling();
        }
    }

    private void handle(ConsumerRecords<String, byte[]> records) {
        dead.clear();
        var readable = new ArrayList<Pair<T>>(records.count());
        for (var record : records) {
            try {
                readable.add(new Pair<>(record, contract.read(record, type)));
            } catch (Unreadable e) {
                dead.add(new Dead(record, e.reason()));
            }
        }
        if (!readable.isEmpty()) {
            handle(readable);
        }
        // Last of all: while their neighbours wait for a machine they would be buried with every attempt.
        dead.forEach(one -> deadLetters.bury(one.record(), name, one.reason()));
    }

    private void handle(List<Pair<T>> batch) {
        try {
            attempt(batch);
        } catch (Passing e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            if (batch.size() == 1) {
                handleAgain(batch);
            } else {
                var middle = batch.size() / 2;
                handle(batch.subList(0, middle));
                handle(batch.subList(middle, batch.size()));
            }
        }
    }

    /** What failed because somebody else was at the same row succeeds by itself; what is poison fails again. */
    private void handleAgain(List<Pair<T>> one) {
        try {
            attempt(one);
        } catch (Passing e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            dead.add(new Dead(one.get(0).record(), Faults.classesOf(e)));
        }
    }

    private void attempt(List<Pair<T>> batch) throws Exception {
        var events = batch.stream().map(Pair::event).toList();
        try (var inHand = traces.takes(events, topic)) {
            handler.handle(events);
        } catch (Exception e) {
            throw Faults.pass(e) ? new Passing(e) : e;
        }
    }

    private void rewind(ConsumerRecords<String, byte[]> records) {
        for (var partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    private void waitPolling() {
        var until = Instant.now().plus(wait);
        wait = shorter(wait.multipliedBy(2), config.longestWait());
        while (!stopping && Instant.now().isBefore(until)) {
            try {
                consumer.pause(consumer.assignment());
                // Partitions that arrive during this poll are not paused yet; what they bring is read again.
                rewind(consumer.poll(POLL));
            } catch (KafkaException e) {
                LOG.debugf("%s: still waiting", topic);
            }
        }
        consumer.resume(consumer.paused());
    }

    /** Records after those that the last poll brought. */
    private long behind() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private void getStuck(RuntimeException e) {
        if (stuckSince.compareAndSet(null, Instant.now())) {
            LOG.warnf("%s: waiting until this passes: %s", topic, Faults.classesOf(e));
        }
    }

    private void moveOn() {
        wait = config.firstWait();
        var since = stuckSince.getAndSet(null);
        if (since != null) {
            LOG.infof("%s: reading again after %s", topic, Duration.between(since, Instant.now()));
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> nextOffsets(ConsumerRecords<String, byte[]> records) {
        return records.partitions().stream().collect(Collectors.toMap(partition -> partition, partition -> {
            var ofPartition = records.records(partition);
            return new OffsetAndMetadata(ofPartition.get(ofPartition.size() - 1).offset() + 1);
        }));
    }

    private static Duration shorter(Duration one, Duration other) {
        return List.of(one, other).stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private record Dead(ConsumerRecord<String, byte[]> record, String reason) {}

    private record Pair<T>(ConsumerRecord<String, byte[]> record, Received<T> event) {}

    private static final class Passing extends RuntimeException {

        private static final long serialVersionUID = 1;

        Passing(Exception cause) {
            super(cause);
        }
    }
}
