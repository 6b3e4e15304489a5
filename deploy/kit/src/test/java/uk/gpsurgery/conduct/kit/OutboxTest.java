package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.gpsurgery.conduct.infra.EmbeddedKafka;
import uk.gpsurgery.conduct.infra.Ports;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What a transaction wants to be told is told when it has committed, whatever happens to the teller. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class OutboxTest {

    private static final String BODY = "{\"colour\":\"%s\",\"number\":%d}";

    @Inject
    Instance<DataSource> database;

    @Inject
    Instance<TransactionSynchronizationRegistry> transaction;

    private final Bench bench = new Bench();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var relay : relays) {
            relay.stop(new ShutdownEvent());
        }
        bench.close();
        try (var connection = database.get().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from outbox");
        }
    }

    @Test
    void whatWasRolledBackIsNeverTold() {
        var outbox = outbox(relay(bench.publisher, database));
        assertThatThrownBy(() -> inOneTransaction(() -> {
                    outbox.add(Bench.event("echoes.v1", "red", 1));
                    throw new IllegalStateException("after all");
                }))
                .hasMessage("after all");
        add(outbox, "red", 2);

        assertThat(bodies(bench.on("echoes.v1", 1))).containsExactly(BODY.formatted("red", 2));
    }

    @Test
    void whatHasCommittedIsToldOnceInItsOrderAndAsItWas() {
        var outbox = outbox(relay(bench.publisher, database));
        for (var number = 0; number < 50; number++) {
            add(outbox, "red", number);
            add(outbox, "blue", number);
        }

        await().until(() -> waiting() == 0);
        var told = bench.on("echoes.v1", 100);
        assertThat(told).hasSize(100);
        assertThat(numbers(told, "red")).containsExactlyElementsOf(upTo(50));
        assertThat(numbers(told, "blue")).containsExactlyElementsOf(upTo(50));
        assertThat(header(told.get(0), "ce_id"))
                .isEqualTo("echoes.v1" + told.get(0).key() + "0");
        assertThat(header(told.get(0), "ce_correlationid")).isEqualTo("correlation-0");
        assertThat(header(told.get(0), "ce_type")).isEqualTo("uk.gpsurgery.conduct.echoes.v1");
    }

    @Test
    void aKeyIsTakenOffACompactedTopicByNothing() {
        var outbox = outbox(relay(bench.publisher, database));
        inOneTransaction(() -> {
            outbox.add(new Event("names.v1", "1", "e-1", "c-1", Instant.now(), null));
            return null;
        });

        var told = bench.on("names.v1", 1);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).key()).isEqualTo("1");
        assertThat(told.get(0).value()).isNull();
    }

    @Test
    void whatWasLeftByAnEarlierLifeIsToldAtTheStart() {
        add(outbox(new OutboxRelay(database, bench.publisher, new SimpleMeterRegistry())), "red", 1);
        assertThat(bench.on("echoes.v1", 0)).isEmpty();

        relay(bench.publisher, database);

        assertThat(bench.on("echoes.v1", 1)).hasSize(1);
    }

    @Test
    void threeRelaysAtOnceTellEveryKeyInItsOrderAndNothingTwice() {
        var outboxes = Stream.generate(() -> outbox(relay(bench.publisher, database)))
                .limit(3)
                .toList();
        var colours = List.of("red", "green", "blue", "white", "black");
        // Each key is written by one thread, as a lock on its row would have it.
        CompletableFuture.allOf(colours.stream()
                        .map(colour -> CompletableFuture.runAsync(() ->
                                upTo(400).forEach(number -> add(outboxes.get(number % 3), colour, number))))
                        .toArray(CompletableFuture[]::new))
                .join();

        await().until(() -> waiting() == 0);
        var told = bench.on("echoes.v1", 2000);
        assertThat(told).hasSize(2000);
        for (var colour : colours) {
            assertThat(numbers(told, colour)).containsExactlyElementsOf(upTo(400));
        }
    }

    @Test
    void killedBetweenTheAcknowledgementAndTheDeleteItTellsTheSameIdAgain() {
        var deletes = new AtomicInteger();
        var dying = relay(bench.publisher, dyingAtTheFirstDelete(deletes));
        add(outbox(dying), "red", 1);

        await().until(() -> waiting() == 0);
        assertThat(deletes).hasValue(2);
        var told = bench.on("echoes.v1", 2);
        assertThat(told)
                .extracting(record -> header(record, "ce_id"))
                .containsExactly("echoes.v1red1", "echoes.v1red1");
    }

    @Test
    void withoutABrokerEventsWaitAndAgeAndAreToldWhenItIsBack(@TempDir Path folder) throws Exception {
        var port = Ports.free();
        var broker = EmbeddedKafka.start(folder.resolve("kafka"), port);
        try (var away = new Bench("127.0.0.1:" + port)) {
            var meters = new SimpleMeterRegistry();
            var relay = new OutboxRelay(database, away.publisher, meters);
            relays.add(relay);
            relay.start();
            var outbox = outbox(relay);
            add(outbox, "red", 0);
            await().until(() -> waiting() == 0);

            broker.close();
            for (var number = 1; number < 20; number++) {
                add(outbox, "red", number);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> age(meters) > 2);
            assertThat(waiting()).isEqualTo(19);

            broker = EmbeddedKafka.start(folder.resolve("kafka"), port);
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
            await().until(() -> age(meters) == 0);
            assertThat(numbers(away.on("echoes.v1", 20), "red").stream().distinct())
                    .containsExactlyElementsOf(upTo(20));
        } finally {
            for (var relay : relays) {
                relay.stop(new ShutdownEvent());
            }
            broker.close();
        }
    }

    @Test
    void whatNoBrokerWouldTakeIsRefusedWhereItIsCaused() {
        var outbox = outbox(relay(bench.publisher, database));

        assertThatThrownBy(() -> inOneTransaction(() -> {
                    outbox.add(new Event(
                            "echoes.v1", "red", "e-1", "c-1", Instant.now(), new Thing("r".repeat(1_000_000), 1)));
                    return null;
                }))
                .hasMessage("an event of 1000024 bytes on echoes.v1; a broker takes 900000");
        add(outbox, "red", 2);
        await().until(() -> waiting() == 0);
    }

    private OutboxRelay relay(Publisher publisher, Instance<DataSource> from) {
        var relay = new OutboxRelay(from, publisher, new SimpleMeterRegistry());
        relay.start();
        relays.add(relay);
        return relay;
    }

    private Outbox outbox(OutboxRelay relay) {
        return new Outbox(database, transaction, relay, bench.traces);
    }

    private static void add(Outbox outbox, String colour, int number) {
        inOneTransaction(() -> {
            outbox.add(Bench.event("echoes.v1", colour, number));
            return null;
        });
    }

    private int waiting() throws SQLException {
        try (var connection = database.get().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static double age(SimpleMeterRegistry meters) {
        return meters.get("conduct_outbox_age_seconds").gauge().value();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static List<Integer> numbers(List<ConsumerRecord<String, byte[]>> told, String colour) {
        return told.stream()
                .filter(record -> record.key().equals(colour))
                .map(record -> Integer.valueOf(header(record, "ce_id").substring(("echoes.v1" + colour).length())))
                .toList();
    }

    private static List<String> bodies(List<ConsumerRecord<String, byte[]>> told) {
        return told.stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** The database as a process sees it that is killed when the broker has everything and the outbox still does. */
    @SuppressWarnings("unchecked")
    private Instance<DataSource> dyingAtTheFirstDelete(AtomicInteger deletes) {
        return (Instance<DataSource>) proxy(Instance.class, database, (name, arguments, result) -> {
            return name.equals("get") ? dying((DataSource) result, deletes) : result;
        });
    }

    private static DataSource dying(DataSource source, AtomicInteger deletes) {
        return (DataSource) proxy(
                DataSource.class,
                source,
                (name, arguments, result) ->
                        name.equals("getConnection") ? dying((Connection) result, deletes) : result);
    }

    private static Connection dying(Connection connection, AtomicInteger deletes) {
        return (Connection) proxy(Connection.class, connection, (name, arguments, result) -> {
            if (name.equals("prepareStatement")
                    && arguments[0].toString().startsWith("delete")
                    && deletes.incrementAndGet() == 1) {
                connection.rollback();
                throw new SQLException("killed", "57P01");
            }
            return result;
        });
    }

    private interface Meddling {
        Object meddle(String method, Object[] arguments, Object result) throws Throwable;
    }

    private static Object proxy(Class<?> type, Object real, Meddling meddling) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            try {
                return meddling.meddle(method.getName(), arguments, method.invoke(real, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
