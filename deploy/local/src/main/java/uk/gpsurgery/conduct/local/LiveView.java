package uk.gpsurgery.conduct.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads along on the topics, as practice IT could, and prints a line a comment. It takes nothing from anybody. */
final class LiveView implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
    private static final Duration LONGEST_UNREST = Duration.ofSeconds(15);

    /** How much of the past is looked at, in records of each partition. */
    private static final long PAST = 2000;

    /** In the order in which a comment is on them. */
    private static final List<String> TOPICS =
            List.of("comments.v1", "verdicts.v1", "cases.v1", "letters.v1", "letter-outcomes.v1");

    private final String bootstrap;
    private final FlowLines lines;
    private final Thread thread = new Thread(this::follow, "live view");
    private final CountDownLatch readyToFollow = new CountDownLatch(1);
    private volatile boolean closing;

    LiveView(String bootstrap, FlowLines lines) {
        this.bootstrap = bootstrap;
        this.lines = lines;
        thread.setDaemon(true);
    }

    /** Returns when the past has been read, and goes on by itself with what comes. */
    void start() throws InterruptedException {
        thread.start();
        readyToFollow.await();
    }

    /** Returns when every comment has its line, or when that takes longer than anybody would watch. */
    void awaitQuiet() throws InterruptedException {
        var end = Instant.now().plus(LONGEST_UNREST);
        do {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis() * 2);
        } while (lines.awaitsMore() && Instant.now().isBefore(end));
    }

    private void follow() {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed", "client.id", "live-view"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            lookBack(consumer);
            readyToFollow.countDown();
            while (!closing) {
                lookOn(consumer);
            }
        } finally {
            readyToFollow.countDown();
        }
    }

    /** What is there already is read and not printed: what comes a second time is known by that. */
    private void lookBack(KafkaConsumer<String, byte[]> consumer) {
        var partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        ends.forEach(
                (partition, end) -> consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - PAST)));
        for (var topic : TOPICS) {
            var ofTopic = partitions.stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .toList();
            consumer.pause(partitions);
            consumer.resume(ofTopic);
            while (ofTopic.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(this::read);
            }
        }
        consumer.resume(partitions);
        lines.fromNowOn();
    }

    /** What came together is read in the order of the topics, so that nothing is read before what it follows from. */
    private void lookOn(KafkaConsumer<String, byte[]> consumer) {
        var came = consumer.poll(POLL);
        TOPICS.forEach(topic -> came.records(topic).forEach(this::read));
        lines.timePasses();
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        try {
            lines.tell(
                    record.topic(),
                    header(record, "ce_id"),
                    header(record, "ce_correlationid"),
                    JSON.readTree(record.value()));
        } catch (IOException | IllegalArgumentException unreadable) {
            // What is no event is not this view's to judge: its reader makes a dead letter of it.
            return;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Before the broker goes, which it would look for in vain. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
