package uk.gpsurgery.conduct.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import uk.gpsurgery.conduct.infra.Mail;

/** The demo practice on the whole suite, started once for all stories, with people who read, decide and post. */
final class Surgery {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final class Open {
        private static final Surgery SURGERY = new Surgery();
    }

    private final Suite suite;
    private final Api ingest;
    private final Api asManager;
    private final Api asPartner;

    private Surgery() {
        try {
            var folder = Path.of("target/stories").toAbsolutePath();
            var data = DataFolder.hold(folder);
            data.forget();
            Files.createDirectories(data.path("logs"));
            suite = Suite.of(Local.home(), data, ChosenPorts.anyFree(), Terminal.silent());
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            suite.start();
            new Demo(suite).register();
            ingest = new Api(suite.service("ingest-service").base(), suite.machine("comments:write"));
            var cases = suite.service("case-service").base();
            asManager = new Api(cases, suite.person("gareth.noakes", "practice-manager"));
            asPartner = new Api(cases, suite.person("james.thornbury", "partner"));
        } catch (CannotStart e) {
            throw new IllegalStateException(e.sentence(), e);
        } catch (IOException e) {
            throw new IllegalStateException("the suite does not start", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Surgery open() {
        return Open.SURGERY;
    }

    Suite suite() {
        return suite;
    }

    Api ingest() {
        return ingest;
    }

    Api asManager() {
        return asManager;
    }

    Api asPartner() {
        return asPartner;
    }

    static ObjectNode comment(String externalId, String author, String text) {
        var comment = JSON.createObjectNode();
        comment.put("platform", "facebook").put("externalId", externalId).put("text", text);
        comment.put("url", "https://facebook.example/" + externalId);
        comment.putObject("author").put("name", author);
        return comment;
    }

    void post(String externalId, String author, String text) throws Exception {
        var answer = ingest.post("/v1/comments", comment(externalId, author, text));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    void takeDown(String externalId) throws Exception {
        assertThat(ingest.delete("/v1/comments/facebook/" + externalId).status())
                .isEqualTo(202);
    }

    /** The case that a post is on, once there is one. */
    String caseOf(String externalId) throws Exception {
        return await("a case for " + externalId, () -> {
            var incidents = asManager.get("/v1/incidents?route=case").body();
            for (var incident : incidents) {
                if (incident.path("externalId").asText().equals(externalId) && incident.hasNonNull("caseId")) {
                    return Optional.of(incident.get("caseId").asText());
                }
            }
            return Optional.empty();
        });
    }

    JsonNode show(String caseId) throws Exception {
        return asManager.get("/v1/cases/" + caseId).body();
    }

    String stage(String caseId) throws Exception {
        return show(caseId).at("/summary/stage").asText();
    }

    void awaitStage(String caseId, String stage) throws Exception {
        await(caseId + " at " + stage, () -> Optional.of(stage(caseId)).filter(stage::equals));
    }

    /** Tells it with the version seen; looks again when the clock was faster. */
    Api.Answer tell(Api who, String caseId, String happening, Map<String, ?> fields) throws Exception {
        var answer = tellOnce(who, caseId, happening, fields);
        return answer.body().path("code").asText().equals("STALE_VERSION")
                ? tellOnce(who, caseId, happening, fields)
                : answer;
    }

    private Api.Answer tellOnce(Api who, String caseId, String happening, Map<String, ?> fields) throws Exception {
        var body = JSON.createObjectNode();
        body.put("happening", happening);
        body.put("version", show(caseId).at("/summary/version").asInt());
        fields.forEach((name, value) ->
                body.set(name, JSON.valueToTree(value instanceof LocalDate day ? day.toString() : value)));
        return who.post("/v1/cases/" + caseId + "/happenings", body);
    }

    /** The manager tells it, and the case moves. */
    void move(String caseId, String happening, Map<String, ?> fields, String stage) throws Exception {
        var answer = tell(asManager, caseId, happening, fields);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("stage").asText()).isEqualTo(stage);
    }

    /** The letter of a case, once the mail catcher has it. */
    Mail letter(String caseId, String template) throws Exception {
        var id = await(template + " sent", () -> {
            for (var letter : show(caseId).path("letters")) {
                if (letter.path("template").asText().equals(template)
                        && letter.path("state").asText().equals("SENT")) {
                    return Optional.of(letter.path("messageId").asText());
                }
            }
            return Optional.empty();
        });
        return suite.mail().get().mails().stream()
                .filter(mail -> id.equals(mail.messageId()))
                .findFirst()
                .orElseThrow();
    }

    /** The case-service again, with its clock so many days ahead. */
    void daysGoBy(int ahead) throws Exception {
        var cases = suite.service("case-service");
        cases.stop();
        cases.start(Map.of("conduct.cases.clock-ahead", "P" + ahead + "D", "conduct.cases.look-for-due", "1s"));
        cases.awaitReady();
    }

    /** One number or word of the database, as its superuser sees it. */
    String ask(String query) throws SQLException {
        try (var connection = suite.database().get().connect(Schemas.DATABASE);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return requireNonNull(rows.getString(1));
        }
    }

    List<String> column(String query) throws SQLException {
        try (var connection = suite.database().get().connect(Schemas.DATABASE);
                var rows = connection.createStatement().executeQuery(query)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(requireNonNull(rows.getString(1)));
            }
            return column;
        }
    }

    /** Everything on a topic so far. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", suite.bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    static <T> T await(String what, Callable<Optional<T>> look) throws Exception {
        return await(what, LONGEST, look);
    }

    static <T> T await(String what, Duration longest, Callable<Optional<T>> look) throws Exception {
        var end = Instant.now().plus(longest);
        while (Instant.now().isBefore(end)) {
            var found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("in vain for " + longest + ": " + what);
    }

    static void awaitTrue(String what, Callable<Boolean> look) throws Exception {
        await(what, () -> Optional.of(look.call()).filter(Boolean::booleanValue));
    }

    static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R")).toList();
    }
}
