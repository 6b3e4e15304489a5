package uk.gpsurgery.conduct.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "t.cases.v1";

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsReadAfterARestartOnAnotherPort() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, Ports.free())) {
            TopicSetup.ensure(kafka.bootstrap(), "t.");
            write(kafka.bootstrap(), 100);
        }
        try (var kafka = EmbeddedKafka.start(folder, Ports.free())) {
            TopicSetup.ensure(kafka.bootstrap(), "t.");
            assertThat(read(kafka.bootstrap(), 100)).containsExactlyElementsOf(numbers(100));
        }
    }

    @Test
    void whatWasAcknowledgedBeforeAKillIsReadAfterIt() throws Exception {
        var broker = ChildJvm.start(BrokerOwner.class, folder.toString(), String.valueOf(Ports.free()));
        assertThat(broker.firstLine()).isEqualTo("acknowledged");
        broker.kill();

        try (var kafka = EmbeddedKafka.start(folder, Ports.free())) {
            assertThat(read(kafka.bootstrap(), 1000)).containsExactlyElementsOf(numbers(1000));
        }
    }

    @Test
    void everyTopicOfTheContractsAndItsDeadLettersAreThere() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, Ports.free())) {
            TopicSetup.ensure(kafka.bootstrap(), "");
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
                assertThat(admin.listTopics().names().get())
                        .contains("comments.v1", "comments.v1.dead", "letter-outcomes.v1", "letter-outcomes.v1.dead")
                        .hasSize(16);
            }
        }
    }

    private static void write(String bootstrap, int count) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            numbers(count).forEach(number -> producer.send(new ProducerRecord<>(TOPIC, "one key", number)));
            producer.flush();
        }
    }

    private static List<String> read(String bootstrap, int count) {
        var read = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest", "group.id", "reader"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var end = Instant.now().plusSeconds(30);
            while (read.size() < count && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
            }
        }
        return read;
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    /** A process that runs a broker and will be killed. */
    static final class BrokerOwner {

        private BrokerOwner() {}

        public static void main(String[] args) throws Exception {
            var kafka = EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
            TopicSetup.ensure(kafka.bootstrap(), "t.");
            write(kafka.bootstrap(), 1000);
            System.out.println("acknowledged");
            TimeUnit.MINUTES.sleep(5);
        }
    }
}
