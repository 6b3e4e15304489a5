package uk.gpsurgery.conduct.classifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.classifier.wire.CommentEvent;
import uk.gpsurgery.conduct.classifier.wire.DirectoryEntry;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.StableId;

@QuarkusTest
@QuarkusTestResource(value = TestInfra.class)
class ClassifierFlowTest {

    private static final String HASH = "0".repeat(64);

    private final ObjectMapper json = new ObjectMapper();
    private final Publisher publisher;
    private final String broker;
    private final String prefix;
    private final Directories directories;
    private final Classifier classifier;
    private final NameHash hash;

    ClassifierFlowTest(
            Publisher publisher,
            Directories directories,
            Classifier classifier,
            NameHash hash,
            @ConfigProperty(name = "kafka.bootstrap.servers") String broker,
            @ConfigProperty(name = "conduct.topics.name-prefix") String prefix) {
        this.publisher = publisher;
        this.directories = directories;
        this.classifier = classifier;
        this.hash = hash;
        this.broker = broker;
        this.prefix = prefix;
    }

    @Test
    void aCommentOnTheTopicHasAVerdictOnTheOther() throws Exception {
        tellStaff("Y10001", "s-01", "Dr Meera Patel");
        publish(comment("Y10001", "1", "posted", "Dr Patel was drunk AGAIN at my appointment"));

        var verdict = verdicts("Y10001:facebook:1", 1).get(0);
        assertThat(texts(verdict.get("labels"))).contains("defamatory", "staff-identified");
        assertThat(verdict.get("route").asText()).isEqualTo("case");
        assertThat(verdict.get("referred").asBoolean()).isTrue();
        assertThat(verdict.get("lang").asText()).isEqualTo("en");
        assertThat(verdict.at("/comment/text").asText()).isEqualTo("Dr Patel was drunk AGAIN at my appointment");
        var named = finding(verdict, "staff-directory");
        assertThat(named.at("/spans/0/text").asText()).isEqualTo("Dr Patel");
        assertThat(texts(named.get("staff"))).containsExactly("s-01");
    }

    @Test
    void toldTwiceItAnswersTwiceWithTheSameId() throws Exception {
        var told = comment("Y10002", "1", "posted", "What time does the flu clinic start on Saturday please");
        publish(told);
        publish(told);

        var records = records("Y10002:facebook:1", 2);
        assertThat(records)
                .extracting(record -> header(record, "ce_id"))
                .hasSize(2)
                .containsOnly(header(records.get(0), "ce_id"));
        assertThat(records)
                .extracting(record -> header(record, "ce_correlationid"))
                .containsOnly("correlation-1");
        assertThat(json.readTree(records.get(0).value()).get("labels")).isEmpty();
    }

    @Test
    void revisionsKeepTheirOrderAndARemovalPassesThrough() throws Exception {
        publish(comment("Y10003", "1", "posted", "You useless wankers"));
        publish(comment("Y10003", "1", "edited", "Thank you all"));
        publish(comment("Y10003", "1", "removed", null));

        var verdicts = verdicts("Y10003:facebook:1", 3);
        assertThat(verdicts)
                .extracting(verdict -> verdict.at("/comment/status").asText())
                .containsExactly("posted", "edited", "removed");
        var removed = verdicts.get(2);
        assertThat(removed.get("findings")).isEmpty();
        assertThat(removed.get("route").asText()).isEqualTo("none");
        assertThat(removed.get("referred").asBoolean()).isFalse();
        assertThat(removed.has("lang")).isFalse();
    }

    @Test
    void aPatientIsKnownByTheHashOfTheNameAloneAndForgottenWhenTakenOff() {
        var key = "Y10004:patient:p-01";
        var name = hash.of("maureen tidy");
        tell(key, new DirectoryEntry("Y10004", "patient", "p-01", null, null, null, List.of(name, HASH)));
        await().atMost(Duration.ofSeconds(10)).until(() -> isPatient("Y10004", "maureen tidy"));
        assertThat(isPatient("Y10004", "brian hollis")).isFalse();
        assertThat(isPatient("Y10005", "maureen tidy")).isFalse();

        tell(key, null);
        await().atMost(Duration.ofSeconds(10)).until(() -> !isPatient("Y10004", "maureen tidy"));
    }

    @Test
    void itIsReadyOnceTheDirectoryIsRead() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void itCountsWhatItClassifiedByRoute() throws Exception {
        publish(comment("Y10006", "1", "posted", "What time does the flu clinic start on Saturday please"));
        verdicts("Y10006:facebook:1", 1);
        var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
        assertThat(metrics).contains("conduct_comments_classified_total{route=\"none\"}");
    }

    private boolean isPatient(String practice, String name) {
        return directories.of(practice).isPatient().test(name);
    }

    private void tellStaff(String practice, String id, String name) {
        tell(practice + ":staff:" + id, new DirectoryEntry(practice, "staff", id, name, "GP", null, null));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> directories.of(practice) != uk.gpsurgery.conduct.classifier.rules.Directory.empty()
                        && classifier
                                        .verdict(
                                                new uk.gpsurgery.conduct.classifier.policy.Comment(
                                                        "facebook", "", name, null, null),
                                                directories.of(practice))
                                        .labels()
                                        .size()
                                > 0);
    }

    private void tell(String key, @org.jspecify.annotations.Nullable DirectoryEntry entry) {
        publish(new Event("directory.v1", key, StableId.of(key), "correlation-1", Instant.now(), entry));
    }

    private void publish(Event event) {
        publisher.publish(event).toCompletableFuture().join();
    }

    private static Event comment(
            String practice, String externalId, String status, @org.jspecify.annotations.Nullable String text) {
        var author = text == null ? null : new CommentEvent.Author(null, "Tracey Gander");
        var told = new CommentEvent(
                practice,
                "facebook",
                externalId,
                status,
                author,
                text,
                null,
                null,
                null,
                null,
                null,
                null,
                "2026-11-20T08:00:01Z",
                "api",
                HASH);
        var key = practice + ":facebook:" + externalId;
        return new Event("comments.v1", key, StableId.of(key, status), "correlation-1", Instant.now(), told);
    }

    private List<JsonNode> verdicts(String key, int count) throws IOException {
        var verdicts = new ArrayList<JsonNode>();
        for (var record : records(key, count)) {
            verdicts.add(json.readTree(record.value()));
        }
        return verdicts;
    }

    private List<ConsumerRecord<String, byte[]>> records(String key, int count) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var settings = new HashMap<String, Object>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + "verdicts.v1").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) {
                        found.add(record);
                    }
                });
                return found.size() >= count;
            });
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static JsonNode finding(JsonNode verdict, String rule) {
        for (var finding : verdict.get("findings")) {
            if (finding.get("rule").asText().equals(rule)) {
                return finding;
            }
        }
        throw new AssertionError("no finding by " + rule);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
