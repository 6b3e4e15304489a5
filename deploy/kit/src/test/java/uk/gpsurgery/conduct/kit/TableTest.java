package uk.gpsurgery.conduct.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** A replica's own copy of a compacted topic. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class TableTest {

    private final Bench bench = new Bench();
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** The data of the tests' compacted topic. */
    record Name(String name) {}

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itHoldsTheNewestValueOfEachKeyFromTheFirstDayOn() {
        name("1", "Meera");
        name("2", "James");
        name("1", "Meera Patel");
        name("2", null);
        name("3", "Priya");

        var topics = keep(this::put);

        await().until(() -> new ReadersReady(topics).call().getStatus() == Status.UP);
        assertThat(names).isEqualTo(Map.of("1", "Meera Patel", "3", "Priya"));
        name("3", null);
        name("4", "Gareth");
        await().until(() -> names.equals(Map.of("1", "Meera Patel", "4", "Gareth")));
    }

    @Test
    void noEventIsReadBeforeTheTable() {
        for (var number = 0; number < 100; number++) {
            name("n" + number, "Somebody");
        }
        bench.publish("things.v1", "red", 1);
        var sizeAtTheFirstEvent = new CompletableFuture<Integer>();
        var topics = bench.replica();
        topics.keep("names.v1", Name.class, (key, name) -> {
            // Slower than a reader is to join its group.
            pause(Duration.ofMillis(20));
            put(key, name);
        });
        topics.read("things.v1", Thing.class, batch -> sizeAtTheFirstEvent.complete(names.size()));

        assertThat(sizeAtTheFirstEvent.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(100);
    }

    @Test
    void itIsNotReadyBeforeItHasBeenRead() {
        name("1", "Meera");
        var mayGoOn = new CompletableFuture<Boolean>();
        var topics = keep((key, name) -> mayGoOn.join());

        assertThat(new ReadersReady(topics).call().getStatus()).isEqualTo(Status.DOWN);
        mayGoOn.complete(true);
        await().until(() -> new ReadersReady(topics).call().getStatus() == Status.UP);
    }

    @Test
    void whatCannotBeReadIsBuriedAndTheRestIsHeld() {
        name("1", "Meera");
        bench.write("names.v1", "2", "canary".getBytes(UTF_8), Map.of());
        name("3", "Priya");

        keep(this::put);

        await().until(() -> names.equals(Map.of("1", "Meera", "3", "Priya")));
        assertThat(bench.on("names.v1.dead", 1))
                .extracting(record ->
                        new String(record.headers().lastHeader("dead_reason").value(), UTF_8))
                .containsExactly("its headers are not those of a CloudEvent");
    }

    @Test
    void aRowThatCannotBeKeptIsBuriedAndTheRestIsHeld() {
        name("1", "Meera");
        name("2", "canary");
        name("3", "Priya");

        keep((key, name) -> {
            if (name != null && name.name().equals("canary")) {
                throw new IllegalStateException("canary");
            }
            put(key, name);
        });

        await().until(() -> names.equals(Map.of("1", "Meera", "3", "Priya")));
        assertThat(bench.on("names.v1.dead", 1))
                .extracting(record ->
                        new String(record.headers().lastHeader("dead_reason").value(), UTF_8))
                .containsExactly("IllegalStateException");
    }

    private Topics keep(Row<Name> row) {
        var topics = bench.replica();
        topics.keep("names.v1", Name.class, row);
        return topics;
    }

    private void put(String key, @Nullable Name name) {
        if (name == null) {
            names.remove(key);
        } else {
            names.put(key, name.name());
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void name(String key, @Nullable String name) {
        var data = name == null ? null : new Name(name);
        bench.publisher
                .publish(new Event("names.v1", key, "e-" + key, "c-" + key, Instant.now(), data))
                .toCompletableFuture()
                .join();
    }
}
