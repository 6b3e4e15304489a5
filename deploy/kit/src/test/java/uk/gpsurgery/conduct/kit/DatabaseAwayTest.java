package uk.gpsurgery.conduct.kit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.Database;
import uk.gpsurgery.conduct.infra.Ports;
import uk.gpsurgery.conduct.infra.TestInfra;

/** A PostgreSQL that is stopped in the middle of the work, and comes back. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(value = DatabaseAwayTest.OwnDatabase.class, restrictToAnnotatedClass = true)
class DatabaseAwayTest {

    @Inject
    Inbox inbox;

    @Inject
    Things things;

    @Test
    void eventsWaitForTheDatabaseAndAreHandledOnce() {
        try (var bench = new Bench()) {
            var topics = bench.replica();
            topics.read(
                    "things.v1",
                    Thing.class,
                    batch -> inOneTransaction(() -> {
                        for (var event : inbox.take("database-away", batch)) {
                            things.add("database-away", event.data());
                        }
                        return null;
                    }));
            bench.publish("things.v1", "red", IntStream.range(0, 100).toArray());
            await().until(() -> things.of("database-away").size() == 100);
            await().until(() -> bench.committed("things.v1") == 100);

            OwnDatabase.stopNow();
            bench.publish("things.v1", "red", IntStream.range(100, 200).toArray());
            await().atMost(Duration.ofSeconds(30)).until(() -> ready(topics) == Status.DOWN);
            assertThat(bench.committed("things.v1")).isEqualTo(100);

            OwnDatabase.startNow();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> things.of("database-away").size() == 200);
            assertThat(things.numbersOf("database-away", "red"))
                    .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
            await().until(() -> ready(topics) == Status.UP && bench.committed("things.v1") == 200);
            assertThat(bench.on("things.v1.dead", 0)).isEmpty();
        }
    }

    private static Status ready(Topics topics) {
        return new ReadersReady(topics).call().getStatus();
    }

    /** A database of this test's own, so that it can be stopped. */
    public static final class OwnDatabase implements QuarkusTestResourceLifecycleManager {

        private static final int PORT = Ports.free();
        private static final Path FOLDER =
                Path.of("target", "own-database-" + PORT).toAbsolutePath();
        private static final String PASSWORD = UUID.randomUUID().toString();

        /** Not until it is asked for: this class is loaded twice, and used once. */
        private static @Nullable Database database;

        static void stopNow() {
            requireNonNull(database).close();
        }

        static void startNow() {
            try {
                database = Database.start(FOLDER, PORT, PASSWORD);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int order() {
            // After TestInfra, whose database this one stands in for.
            return 1;
        }

        @Override
        public Map<String, String> start() {
            startNow();
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    requireNonNull(database).url("postgres"),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    PASSWORD);
        }

        @Override
        public void stop() {
            stopNow();
        }
    }
}
