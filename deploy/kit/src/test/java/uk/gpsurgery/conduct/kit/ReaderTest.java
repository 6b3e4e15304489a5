package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What happens to events between the broker and those who handle them. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ReaderTest {

    private static final int[] HUNDRED = IntStream.range(0, 100).toArray();

    @Inject
    Inbox inbox;

    @Inject
    Things things;

    private Bench bench = new Bench();
    private String test = "";

    @BeforeEach
    void start(TestInfo info) {
        test = info.getDisplayName() + bench.prefix;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eventsOfAKeyAreHandledInTheOrderInWhichTheyWereWritten() {
        read(this::keep);
        for (var colour : List.of("red", "green", "blue", "white")) {
            bench.publish("things.v1", colour, HUNDRED);
        }

        await().until(() -> things.of(test).size() == 400);
        for (var colour : List.of("red", "green", "blue", "white")) {
            assertThat(things.numbersOf(test, colour)).containsExactly(boxed(HUNDRED));
        }
    }

    @Test
    void anEventArrivesAsItWasTold() {
        var received = new CompletableFuture<Received<Thing>>();
        read(batch -> received.complete(batch.get(0)));
        var told = Bench.event("things.v1", "red", 7);
        bench.publisher.publish(told);

        var event = received.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(event)
                .usingRecursiveComparison()
                .ignoringFields("trace")
                .isEqualTo(new Received<>(told.id(), "red", "correlation-7", told.time(), null, new Thing("red", 7)));
    }

    @Test
    void aBatchIsOneTransaction() throws Exception {
        var mayStart = new CountDownLatch(1);
        var sizes = new ConcurrentLinkedQueue<Integer>();
        read(batch -> {
            mayStart.await();
            sizes.add(batch.size());
            keep(batch);
        });
        bench.publish("things.v1", "red", HUNDRED);
        mayStart.countDown();

        await().until(() -> things.of(test).size() == 100);
        assertThat(sizes).hasSizeLessThan(10);
        assertThat(things.of(test).stream()
                        .collect(Collectors.groupingBy(
                                Things.Row::transaction, TreeMap::new, Collectors.summingInt(row -> 1)))
                        .values())
                .containsExactlyElementsOf(sizes);
    }

    @Test
    void whatFailsForNowIsNotCommittedAndNotLost() {
        var away = new AtomicBoolean(true);
        var asked = new AtomicInteger();
        var topics = read(batch -> {
            asked.incrementAndGet();
            inOneTransaction(() -> {
                add(batch);
                if (away.get()) {
                    throw new SQLTransientException("not now");
                }
                return null;
            });
        });
        bench.publish("things.v1", "red", HUNDRED);

        await().until(() -> asked.get() >= 3);
        assertThat(ready(topics)).isEqualTo(Status.UP);
        await().atMost(Duration.ofSeconds(15)).until(() -> ready(topics) == Status.DOWN);
        assertThat(bench.committed("things.v1")).isZero();
        assertThat(bench.lag("things.v1")).isEqualTo(100);
        assertThat(things.of(test)).isEmpty();

        away.set(false);

        await().until(() -> things.of(test).size() == 100);
        assertThat(things.numbersOf(test, "red")).containsExactly(boxed(HUNDRED));
        await().until(() -> bench.committed("things.v1") == 100);
        await().until(() -> ready(topics) == Status.UP && bench.lag("things.v1") == 0);
        assertThat(bench.on("things.v1.dead", 0)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsBuriedOnceHoweverOftenItsNeighboursAreTriedAgain() {
        var asked = new AtomicInteger();
        bench.publish("things.v1", "red", 1, 13);
        bench.write("things.v1", "red", "garbage".getBytes(UTF_8), headers("things.v1"));
        bench.publish("things.v1", "red", 2);
        read(batch -> {
            if (batch.stream().anyMatch(event -> event.data().number() == 13)) {
                throw new IllegalStateException("poison");
            }
            if (batch.stream().anyMatch(event -> event.data().number() == 2) && asked.incrementAndGet() < 5) {
                throw new SQLTransientException("not now");
            }
            keep(batch);
        });

        await().until(() -> things.numbersOf(test, "red").contains(2));
        assertThat(asked).hasValueGreaterThan(4);
        assertThat(bench.on("things.v1.dead", 2)).hasSize(2);
    }

    @Test
    void aPoisonousEventGoesToTheDeadLettersWithItsBytesAndItsNeighboursFlow() {
        read(batch -> inOneTransaction(() -> {
            add(batch);
            if (batch.stream().anyMatch(event -> event.data().number() == 13)) {
                throw new IllegalStateException("canary: what was in it");
            }
            return null;
        }));
        bench.publish("things.v1", "red", HUNDRED);

        await().until(() -> things.of(test).size() == 99);
        assertThat(things.numbersOf(test, "red"))
                .containsExactly(boxed(
                        IntStream.of(HUNDRED).filter(number -> number != 13).toArray()));
        var original = bench.on("things.v1", 100).get(13);
        var dead = bench.on("things.v1.dead", 1);
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).key()).isEqualTo("red");
        assertThat(dead.get(0).value()).isEqualTo(original.value());
        var headers = headers(dead.get(0));
        assertThat(headers).containsAllEntriesOf(headers(original));
        assertThat(headers)
                .containsEntry("dead_reader", Bench.SERVICE)
                .containsEntry("dead_reason", "IllegalStateException")
                .containsEntry("dead_from", original.topic() + "-" + original.partition() + "@13")
                .containsKey("dead_at");
        assertThat(headers.toString()).doesNotContain("canary");
        assertThat(bench.meters
                        .counter("conduct_dead_letters", "topic", bench.prefix + "things.v1", "reader", Bench.SERVICE)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatFailsOnceAndNotAgainIsNoPoison() {
        var failed = new AtomicBoolean();
        read(batch -> {
            if (batch.size() == 1 && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("somebody else was faster");
            }
            keep(batch);
        });
        bench.publish("things.v1", "red", 1);

        await().until(() -> things.numbersOf(test, "red").equals(List.of(1)));
        assertThat(bench.on("things.v1.dead", 0)).isEmpty();
    }

    /** Something on the topic that no reader can use, and the reason that is noted beside it. */
    private record Odd(
            String what, @Nullable String key, byte @Nullable [] value, Map<String, byte[]> headers, String reason) {

        Odd(String what, String value, Map<String, byte[]> headers, String reason) {
            this(what, "red", value.getBytes(UTF_8), headers, reason);
        }
    }

    private static final String GOOD = "{\"colour\": \"red\", \"number\": 1}";
    private static final String NO_EVENT = "its headers are not those of a CloudEvent";
    private static final String NOT_OURS = "this reader knows things.v1 and not this type or version of it";

    private static final List<Odd> UNREADABLE = List.of(
            new Odd("garbage", "canary", headers("things.v1"), "its data is not JSON"),
            new Odd("bytes", "red", new byte[] {0, -1, 7, -128}, headers("things.v1"), "its data is not JSON"),
            new Odd("empty", "", headers("things.v1"), "an event without data"),
            new Odd("nothing", "red", null, headers("things.v1"), "an event without data"),
            new Odd("no headers", GOOD, Map.of(), NO_EVENT),
            new Odd("half the headers", GOOD, Map.of("ce_specversion", "1.0".getBytes(UTF_8)), NO_EVENT),
            new Odd("another standard", GOOD, Map.of("ce_specversion", "7".getBytes(UTF_8)), NO_EVENT),
            new Odd("no key", null, GOOD.getBytes(UTF_8), headers("things.v1"), "a record without a key"),
            new Odd("of old", GOOD, headers("things.v0"), NOT_OURS),
            new Odd("of the future", GOOD, headers("things.v2"), NOT_OURS),
            new Odd("another type", GOOD, headers("canaries.v1"), NOT_OURS),
            new Odd(
                    "a misfit",
                    "{\"colour\": \"canary\", \"number\": -1}",
                    headers("things.v1"),
                    "breaks /number/minimum"),
            new Odd(
                    "two misfits",
                    "{\"colour\": 5, \"number\": \"canary\"}",
                    headers("things.v1"),
                    "breaks /colour/type; breaks /number/type"),
            new Odd("half of it", "{\"canary\": 1, \"number\": 1}", headers("things.v1"), "breaks /required colour"),
            new Odd("a list", "[1]", headers("things.v1"), "breaks /type"),
            new Odd("too deep", "{\"x\":" + "[".repeat(3000), headers("things.v1"), "its data is not JSON"),
            new Odd(
                    "a number too large for us",
                    "{\"colour\": \"red\", \"number\": 5000000000}",
                    headers("things.v1"),
                    "it fits the schema and not Thing"));

    @Test
    void whatCannotBeReadIsBuriedWithItsBytesAndAReasonAndTheRestFlows() {
        read(this::keep);
        var number = 0;
        for (var odd : UNREADABLE) {
            var headers = new HashMap<>(odd.headers());
            headers.put("what", odd.what().getBytes(UTF_8));
            bench.write("things.v1", odd.key(), odd.value(), headers);
            bench.publish("things.v1", "red", number++);
        }

        await().until(() -> things.of(test).size() == UNREADABLE.size());
        var dead = bench.on("things.v1.dead", UNREADABLE.size()).stream()
                .collect(Collectors.toMap(record -> headers(record).get("what"), record -> record));
        assertThat(dead).hasSize(UNREADABLE.size());
        assertThat(UNREADABLE).allSatisfy(odd -> {
            var record = Objects.requireNonNull(dead.get(odd.what()));
            var headers = headers(record);
            assertThat(record.key()).isEqualTo(odd.key());
            assertThat(record.value()).isEqualTo(odd.value());
            assertThat(headers).containsEntry("dead_reason", odd.reason());
            odd.headers().forEach((name, bytes) -> assertThat(headers).containsEntry(name, new String(bytes, UTF_8)));
            headers.remove("ce_type");
            assertThat(headers.toString()).doesNotContain("canary");
        });
    }

    @Test
    void aNewerWriterMaySayMoreThanThisReaderKnows() {
        read(this::keep);
        bench.write(
                "things.v1",
                "red",
                "{\"colour\": \"red\", \"number\": 3, \"shape\": {\"round\": true}}".getBytes(UTF_8),
                headers("things.v1"));

        await().until(() -> things.numbersOf(test, "red").equals(List.of(3)));
    }

    @Test
    void anEventMaySayAnyTime() {
        read(this::keep);
        for (var time : List.of("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            var headers = headers("things.v1");
            headers.put("ce_id", time.getBytes(UTF_8));
            headers.put("ce_time", time.getBytes(UTF_8));
            bench.write("things.v1", "red", "{\"colour\": \"red\", \"number\": 3}".getBytes(UTF_8), headers);
        }

        await().until(() -> things.numbersOf(test, "red").equals(List.of(3, 3)));
    }

    @Test
    void aGracefulStopFinishesAndCommitsWhatIsInHand() throws Exception {
        var inHand = new CountDownLatch(1);
        var topics = read(batch -> {
            inHand.countDown();
            Thread.sleep(1500);
            keep(batch);
        });
        bench.publish("things.v1", "red", 1);
        inHand.await();

        Bench.stop(topics);

        assertThat(things.numbersOf(test, "red")).containsExactly(1);
        assertThat(bench.committed("things.v1")).isEqualTo(1);
        bench.publish("things.v1", "red", 2);
        read(this::keep);
        await().until(() -> things.numbersOf(test, "red").size() == 2);
        assertThat(things.numbersOf(test, "red")).containsExactly(1, 2);
    }

    @Test
    void replicasShareTheWorkAndNothingIsDoneTwice() {
        var numbers = IntStream.range(0, 1000).toArray();
        Handler<Thing> once = batch -> inOneTransaction(() -> {
            for (var event : inbox.take(test, batch)) {
                things.add(test, event.data());
            }
            return null;
        });
        var one = read(once);
        for (var colour : List.of("red", "green", "blue")) {
            bench.publish("things.v1", colour, numbers);
        }
        await().until(() -> !things.of(test).isEmpty());
        read(once);
        await().until(() -> things.of(test).size() > 1000);
        Bench.stop(one);

        await().until(() -> things.of(test).size() == 3000);
        for (var colour : List.of("red", "green", "blue")) {
            assertThat(things.numbersOf(test, colour)).containsExactly(boxed(numbers));
        }
    }

    @Test
    void aReaderThatHasDiedIsSeen() {
        var topics = read(batch -> {
            throw new NoClassDefFoundError("a bug in the installation");
        });
        var alive = new ReadersAlive(topics);
        assertThat(alive.call().getStatus()).isEqualTo(Status.UP);

        bench.publish("things.v1", "red", 1);

        await().dontCatchUncaughtExceptions().until(() -> alive.call().getStatus() == Status.DOWN);
        assertThat(bench.committed("things.v1")).isZero();
    }

    private Topics read(Handler<Thing> handler) {
        var topics = bench.replica();
        topics.read("things.v1", Thing.class, handler);
        return topics;
    }

    private void keep(List<Received<Thing>> batch) {
        inOneTransaction(() -> {
            add(batch);
            return null;
        });
    }

    private void add(List<Received<Thing>> batch) throws SQLException {
        for (var event : batch) {
            things.add(test, event.data());
        }
    }

    private static Status ready(Topics topics) {
        return new ReadersReady(topics).call().getStatus();
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static Map<String, byte[]> headers(String type) {
        var headers = new HashMap<String, byte[]>();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e-1",
                        "ce_type", "uk.gpsurgery.conduct." + type,
                        "ce_source", "/somebody",
                        "content-type", "application/json")
                .forEach((name, value) -> headers.put(name, value.getBytes(UTF_8)));
        return headers;
    }

    private static Integer[] boxed(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }
}
