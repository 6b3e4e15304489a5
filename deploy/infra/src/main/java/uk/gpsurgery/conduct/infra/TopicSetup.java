package uk.gpsurgery.conduct.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of {@code contracts/topics.json} and their dead letters' before anybody writes. */
public final class TopicSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private TopicSetup() {}

    /**
     * Creates what is missing, and returns only when the leader of every partition answers: a first batch sent to a
     * partition whose leader has just been chosen can be lost (KAFKA-15591).
     */
    public static void ensure(String bootstrap, String prefix) throws IOException {
        var topics = topics(prefix);
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            for (var created : admin.createTopics(topics).values().values()) {
                waitFor(created);
            }
            var ends = new HashMap<TopicPartition, OffsetSpec>();
            for (var topic : topics) {
                for (var partition = 0; partition < topic.numPartitions(); partition++) {
                    ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
                }
            }
            waitForLeaders(admin, ends);
        } catch (ExecutionException e) {
            throw new IOException("the broker did not make the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the topics were made", e);
        }
    }

    /** The controller has made the topics; a moment later the brokers know of them. */
    private static void waitForLeaders(Admin admin, Map<TopicPartition, OffsetSpec> ends)
            throws ExecutionException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)
                        || Instant.now().isAfter(until)) {
                    throw e;
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        }
    }

    private static void waitFor(org.apache.kafka.common.KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException {
        try {
            created.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static List<NewTopic> topics(String prefix) throws IOException {
        try (var in = TopicSetup.class.getResourceAsStream("/contracts/topics.json")) {
            var topics = new ArrayList<NewTopic>();
            for (var topic : new ObjectMapper().readTree(in)) {
                topics.add(topic(prefix, topic));
                topics.add(new NewTopic(prefix + topic.get("topic").asText() + ".dead", 1, (short) 1));
            }
            return topics;
        }
    }

    private static NewTopic topic(String prefix, JsonNode topic) {
        var settings = new HashMap<String, String>();
        settings.put("cleanup.policy", topic.get("cleanup").asText());
        if (topic.has("retention")) {
            settings.put(
                    "retention.ms",
                    String.valueOf(
                            Duration.parse(topic.get("retention").asText()).toMillis()));
        }
        return new NewTopic(
                        prefix + topic.get("topic").asText(),
                        topic.get("partitions").asInt(),
                        (short) 1)
                .configs(settings);
    }
}
