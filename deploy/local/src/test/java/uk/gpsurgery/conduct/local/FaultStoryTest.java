package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.local.Surgery.awaitTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the suite are killed and stopped under load; nothing accepted is lost and no letter goes twice. */
class FaultStoryTest {

    private static final int COMMENTS = 500;
    private static final int EVERY_FIFTH = 5;
    private static final int CLIENTS = 4;

    private final Surgery surgery = Surgery.open();

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "classifier-service", "case-service", "notifier-service"})
    void aServiceKilledInTheMiddleOf500CommentsLosesNoneAndSendsNothingTwice(String name) throws Exception {
        var prefix = "killed-" + name + "-";
        var service = surgery.suite().service(name);
        var posting = post(prefix, () -> {
            service.kill();
            service.start();
        });

        posting.get(120, TimeUnit.SECONDS);
        service.awaitReady();
        assertAllJudgedAndEveryBreachHasOneCaseAndOneLetter(prefix);
    }

    @Test
    void theSame500CommentsPostedAgainChangeNothing() throws Exception {
        var prefix = "again-";
        post(prefix, () -> {}).get(120, TimeUnit.SECONDS);
        assertAllJudgedAndEveryBreachHasOneCaseAndOneLetter(prefix);
        var before = footprint();

        post(prefix, () -> {}).get(120, TimeUnit.SECONDS);
        surgery.post("again-marker", "Author of again-marker", breach(0));
        surgery.caseOf("again-marker");
        awaitTrue("the marker's letter", () -> lettersOf("again-marker").size() == 1);

        assertThat(footprint()).isEqualTo(before + 1);
        assertThat(idsOn("comments.v1", prefix))
                .as("the same comment, the same id; and the marker")
                .hasSize(COMMENTS + 1);
        assertThat(idsOn("verdicts.v1", prefix)).hasSize(COMMENTS + 1);
    }

    @Test
    void noCommentIsLostOverARestartOfTheBroker() throws Exception {
        var prefix = "broker-";
        post(prefix, () -> {
                    surgery.suite().kafka().stop();
                    awaitTrue(
                            "not ready without a broker",
                            () -> !surgery.suite().service("ingest-service").isReady());
                    surgery.suite().kafka().start();
                })
                .get(240, TimeUnit.SECONDS);

        for (var service : surgery.suite().services()) {
            service.awaitReady();
        }
        assertAllJudgedAndEveryBreachHasOneCaseAndOneLetter(prefix);
    }

    @Test
    void whileTheDatabaseIsAwayEventsWaitAndThenGoOn() throws Exception {
        var cases = surgery.suite().service("case-service");
        surgery.suite().database().stop();
        surgery.post("database-away", "Author of database-away", breach(1));
        awaitTrue("not ready without a database", () -> !cases.isReady());
        awaitTrue(
                "the verdict waits",
                () -> Files.readString(cases.log(), StandardCharsets.UTF_8)
                        .contains("verdicts.v1: waiting until this passes"));

        surgery.suite().database().start();

        cases.awaitReady();
        surgery.caseOf("database-away");
        awaitTrue("its letter", () -> lettersOf("database-away").size() == 1);
    }

    @Test
    void whileTheMailServerIsAwayLettersWaitAndThenGoOnce() throws Exception {
        surgery.suite().mail().stop();
        surgery.post("mail-away", "Author of mail-away", breach(2));
        var id = surgery.caseOf("mail-away");
        TimeUnit.SECONDS.sleep(3);
        assertThat(surgery.ask("select state from notifier.letter where case_id = '" + id + "'"))
                .isEqualTo("QUEUED");

        surgery.suite().mail().start();

        awaitTrue("the letter that waited", () -> lettersOf("mail-away").size() == 1);
    }

    /** Every topic that a service reads, and the versions no service knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {"comments.v1", "verdicts.v1", "letters.v1", "letter-outcomes.v1", "directory.v1", "actions.v1"})
    void garbageAndOtherVersionsGoToTheDeadLettersAndTheRestFlows(String topic) throws Exception {
        var old = topic.replace(".v1", ".v0");
        var future = topic.replace(".v1", ".v2");
        var odd = List.of(
                sendOdd(topic, Map.of(), "no event at all on " + topic),
                sendOdd(topic, event(old), example(topic)),
                sendOdd(topic, event(future), example(topic)),
                sendOdd(topic, event(topic), "[]"));

        var post = "after-garbage-" + topic;
        surgery.post(post, "Author of " + post, breach(3));
        surgery.caseOf(post);
        awaitTrue("its letter", () -> lettersOf(post).size() == 1);
        awaitTrue("all that is odd in " + topic + ".dead, each with its bytes and a reason", () -> {
            var dead = surgery.read(topic + ".dead").stream()
                    .filter(record -> record.headers().lastHeader("dead_reason") != null)
                    .map(record -> record.key() + new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
            return dead.containsAll(odd);
        });
    }

    /** Its key and bytes, as they are to come back. */
    private String sendOdd(String topic, Map<String, String> headers, String value) throws Exception {
        var record = new ProducerRecord<>(
                topic, "Y12345:odd-" + headers.getOrDefault("ce_type", ""), value.getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, header) -> record.headers().add(name, header.getBytes(StandardCharsets.UTF_8)));
        var settings =
                Map.<String, Object>of("bootstrap.servers", surgery.suite().bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
        return record.key() + value;
    }

    private static Map<String, String> event(String type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "odd-" + type,
                "ce_source", "/stories",
                "ce_time", "2026-11-22T10:00:00Z",
                "ce_type", "uk.gpsurgery.conduct." + type);
    }

    /** What would be right if its version were. */
    private static String example(String topic) throws Exception {
        try (var examples = Files.list(Path.of("../contracts", topic, "examples"))) {
            return Files.readString(examples.sorted().findFirst().orElseThrow());
        }
    }

    @Test
    void whatPeopleWroteAndWhoTheyAreIsInNoLogMetricOrDeadLetterHeader() throws Exception {
        var canaries = List.of("canaryauthorname", "canarytextword", "canaryexternalword");
        surgery.post(
                "canary-1",
                "Robin Canaryauthorname",
                "Dr Patel steals drugs from the surgery canarytextword 07700 900123");
        var id = surgery.caseOf("canary-1");
        awaitTrue("its letter", () -> lettersOf("canary-1").size() == 1);
        surgery.ingest()
                .post(
                        "/v1/comments",
                        Surgery.comment("canary-2", "Canaryauthorname", "canarytextword")
                                .put("rating", 6));
        surgery.tell(surgery.asManager(), id, "no-breach-found", Map.of("why", "canarytextword"));
        var settings =
                Map.<String, Object>of("bootstrap.servers", surgery.suite().bootstrap());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "comments.v1",
                            "Y12345:facebook:canary-3",
                            "{\"text\": \"canarytextword\"}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        awaitTrue(
                "the dead letter",
                () -> surgery.read("comments.v1.dead").stream()
                        .anyMatch(dead -> dead.key().endsWith("canary-3")));

        var people = new TreeSet<>(canaries);
        // Patients and staff of the demo's registers, their addresses and numbers.
        people.addAll(List.of("pelling", "@mail.example", "07700", "9990000018", "gareth.noakes@"));
        for (var service : surgery.suite().services()) {
            var log =
                    Files.readString(service.log(), StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            assertThat(people).as(service.name() + "'s log").noneMatch(log::contains);
            var metrics = metrics(service.management()).toLowerCase(java.util.Locale.ROOT);
            assertThat(metrics).contains("conduct_");
            assertThat(people).as(service.name() + "'s metrics").noneMatch(metrics::contains);
        }
        for (var dead : surgery.read("comments.v1.dead")) {
            var headers = new StringBuilder();
            dead.headers().forEach(header -> headers.append(new String(header.value(), StandardCharsets.UTF_8)));
            assertThat(people).noneMatch(headers.toString().toLowerCase(java.util.Locale.ROOT)::contains);
        }
    }

    /** Something that is done in the middle of it. */
    @FunctionalInterface
    private interface Fault {
        void happen() throws Exception;
    }

    /** Posts them all, each until it is accepted; the fault happens when a third is through. */
    private Future<?> post(String prefix, Fault fault) {
        var done = new AtomicInteger();
        var clients = Executors.newFixedThreadPool(CLIENTS + 1);
        var posts = IntStream.range(0, COMMENTS)
                .<java.util.concurrent.Callable<Void>>mapToObj(number -> () -> {
                    postUntilAccepted(prefix + number, number % EVERY_FIFTH == 0 ? breach(number) : harmless(number));
                    done.incrementAndGet();
                    return null;
                })
                .toList();
        var all = new ArrayList<Future<Void>>();
        posts.forEach(post -> all.add(clients.submit(post)));
        var result = clients.submit(() -> {
            for (var post : all) {
                post.get();
            }
            return null;
        });
        var saboteur = Executors.newSingleThreadExecutor();
        var sabotage = saboteur.submit(() -> {
            awaitTrue("a third of it", () -> done.get() > COMMENTS / 3);
            fault.happen();
            return null;
        });
        var both = saboteur.submit(() -> {
            sabotage.get();
            result.get();
            return null;
        });
        clients.shutdown();
        saboteur.shutdown();
        return both;
    }

    private void postUntilAccepted(String externalId, String text) throws Exception {
        awaitTrue(externalId + " accepted", () -> {
            try {
                return surgery.ingest()
                                .post("/v1/comments", Surgery.comment(externalId, "Author of " + externalId, text))
                                .status()
                        == 202;
            } catch (java.io.IOException away) {
                return false;
            }
        });
    }

    private void assertAllJudgedAndEveryBreachHasOneCaseAndOneLetter(String prefix) throws Exception {
        awaitTrue(
                "a verdict on each of " + prefix,
                () -> surgery.read("verdicts.v1").stream()
                                .map(verdict -> verdict.key())
                                .filter(key -> key.contains(":" + prefix))
                                .collect(Collectors.toSet())
                                .size()
                        == COMMENTS);
        var breaches = COMMENTS / EVERY_FIFTH;
        var cases = "select count(distinct case_id) from cases.incident where external_id like '" + prefix + "%'";
        awaitTrue(
                "a case for each breach of " + prefix, () -> surgery.ask(cases).equals(String.valueOf(breaches)));
        awaitTrue(
                "every letter of " + prefix + " settled",
                () -> surgery.ask("select count(*) from notifier.letter l join cases.incident i using (case_id)"
                                + " where i.external_id like '" + prefix + "%' and l.state in ('SENT', 'UNCERTAIN')")
                        .equals(String.valueOf(breaches)));
        var sent = surgery.column("select l.message_id from notifier.letter l join cases.incident i using (case_id)"
                + " where i.external_id like '" + prefix + "%' and l.state = 'SENT'");
        var caught = surgery.suite().mail().get().mails().stream()
                .map(mail -> String.valueOf(mail.messageId()))
                .toList();
        // One that was on the wire when its sender was killed is shown to a person instead of being sent again.
        assertThat(sent).hasSizeGreaterThanOrEqualTo(breaches - 1);
        assertThat(caught).containsAll(sent).doesNotHaveDuplicates();
    }

    private Set<String> idsOn(String topic, String prefix) {
        return surgery.read(topic).stream()
                .filter(record -> record.key().contains(":" + prefix))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private List<String> lettersOf(String externalId) throws Exception {
        var ids = surgery.column("select l.message_id from notifier.letter l join cases.incident i using (case_id)"
                + " where i.external_id = '" + externalId + "' and l.template = 'new-case' and l.state = 'SENT'");
        return surgery.suite().mail().get().mails().stream()
                .map(mail -> String.valueOf(mail.messageId()))
                .filter(ids::contains)
                .toList();
    }

    /** Counts of everything that a repetition could add to; one more case with its one letter adds one. */
    private int footprint() throws Exception {
        var cases = Integer.parseInt(surgery.ask("select count(*) from cases.cases"));
        assertThat(surgery.ask("select count(*) from cases.history where version = 1"))
                .isEqualTo("" + cases);
        assertThat(surgery.ask("select count(*) from cases.case_letter where template = 'new-case'"))
                .isEqualTo("" + cases);
        assertThat(surgery.ask("select count(*) from notifier.letter where template = 'new-case'"))
                .isEqualTo("" + cases);
        return cases;
    }

    private static String metrics(URI base) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve("/q/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String breach(int number) {
        return "Dr Patel is a thief, she steals drugs from the surgery and sells them, I saw it " + number + " times";
    }

    private static String harmless(int number) {
        return "Is the chemist next door open on day " + number + " of the year?";
    }
}
