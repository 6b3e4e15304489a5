package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.databind.util.RawValue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the outbox holds, oldest first, and takes it out once the broker has it.
 *
 * <p>Every key belongs to one of eight lanes and a lane to one replica at a time (SKIP LOCKED), so the events of a key
 * stay in order however many replicas there are, and none of them has to be elected. A crash between the broker's
 * acknowledgement and the delete tells an event again, with the same id. Debezium would do the same from the write-ahead
 * log, at the price of a Kafka Connect cluster to run.
 */
@Singleton
final class OutboxRelay {

    static final int LANES = 8;

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int BATCH = 500;

    private final Instance<DataSource> database;
    private final Publisher publisher;
    private final MeterRegistry meters;
    private final Semaphore work = new Semaphore(1);
    private volatile boolean stopping;
    private volatile @Nullable Instant oldest;
    private @Nullable Thread thread;

    OutboxRelay(Instance<DataSource> database, Publisher publisher, MeterRegistry meters) {
        this.database = database;
        this.publisher = publisher;
        this.meters = meters;
    }

    synchronized void start() {
        if (thread != null) {
            return;
        }
        Gauge.builder("conduct_outbox_age_seconds", this, relay -> relay.age().toMillis() / 1000.0)
                .description("Age of the oldest event that is committed and not yet told")
                .register(meters);
        thread = new Thread(this::run, "tells the outbox");
        thread.start();
    }

    void wake() {
        work.release();
    }

    Duration age() {
        var at = oldest;
        return at == null ? Duration.ZERO : Duration.between(at, Instant.now());
    }

    /** After the readers, whose last transactions may have added events; before the publisher. */
    void stop(@Observes @Priority(50) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        var running = thread;
        if (running != null) {
            running.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void run() {
        while (!stopping) {
            try {
                work.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
                tellAll();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("events wait in the outbox: %s", e.getClass().getSimpleName());
                pause();
            }
        }
    }

    private void tellAll() throws SQLException {
        while (tellSome() == BATCH && !stopping) {
            LOG.debug("more to tell");
        }
    }

    private int tellSome() throws SQLException {
        try (var connection = database.get().getConnection()) {
            connection.setAutoCommit(false);
            try {
                var told = tellSome(connection);
                connection.commit();
                return told;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private int tellSome(Connection connection) throws SQLException {
        var waiting = waiting(connection);
        if (waiting.isEmpty()) {
            oldest = null;
            return 0;
        }
        oldest = waiting.get(0).event().time();
        var acknowledgements = waiting.stream()
                .map(row -> publisher.publish(row.event(), row.trace()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(acknowledgements).join();
        try (var delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", waiting.stream().map(Row::id).toArray()));
            delete.executeUpdate();
        }
        return waiting.size();
    }

    /**
     * In two statements: the second one's snapshot is taken when the lanes are ours. One statement for both would see
     * rows that the lanes' last owner has told and deleted in between, and tell them again.
     */
    private static List<Row> waiting(Connection connection) throws SQLException {
        try (var lanes = connection.createStatement();
                var select = connection.prepareStatement("""
                        select id, topic, key, event_id, correlation, trace, at, data
                        from outbox where lane = any(?) order by id limit ?""")) {
            var mine = new ArrayList<Integer>();
            try (var rows = lanes.executeQuery("select lane from outbox_lane for update skip locked")) {
                while (rows.next()) {
                    mine.add(rows.getInt(1));
                }
            }
            select.setArray(1, connection.createArrayOf("smallint", mine.toArray()));
            select.setInt(2, BATCH);
            try (var rows = select.executeQuery()) {
                var waiting = new ArrayList<Row>();
                while (rows.next()) {
                    waiting.add(row(rows));
                }
                return waiting;
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        var data = row.getBytes("data");
        return new Row(
                row.getLong("id"),
                row.getString("trace"),
                new Event(
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("event_id"),
                        row.getString("correlation"),
                        row.getTimestamp("at").toInstant(),
                        data == null ? null : new RawValue(new String(data, StandardCharsets.UTF_8))));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Row(long id, @Nullable String trace, Event event) {}
}
