package uk.gpsurgery.conduct.kit;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.sql.Timestamp;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Events to tell once the transaction that caused them has committed, and only then. The relay tells them. */
@Singleton
public final class Outbox {

    private static final String ADD =
            "insert into outbox (lane, topic, key, event_id, correlation, trace, at, data) values (?, ?, ?, ?, ?, ?, ?, ?)";

    /** Kafka's own limit of a megabyte, less the headers. Beyond it the relay would stand still. */
    private static final int MOST_BYTES = 900_000;

    private final Instance<DataSource> database;
    private final Instance<TransactionSynchronizationRegistry> transaction;
    private final OutboxRelay relay;
    private final Traces traces;

    Outbox(
            Instance<DataSource> database,
            Instance<TransactionSynchronizationRegistry> transaction,
            OutboxRelay relay,
            Traces traces) {
        this.database = database;
        this.transaction = transaction;
        this.relay = relay;
        this.traces = traces;
    }

    /** Adds the event to the running transaction. */
    public void add(Event event) throws SQLException {
        try (var connection = database.get().getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setInt(1, Math.floorMod(event.key().hashCode(), OutboxRelay.LANES));
            statement.setString(2, event.topic());
            statement.setString(3, event.key());
            statement.setString(4, event.id());
            statement.setString(5, event.correlation());
            statement.setString(6, traces.of(event.correlation()));
            statement.setTimestamp(7, Timestamp.from(event.time()));
            statement.setBytes(8, bytes(event));
            statement.executeUpdate();
        }
        transaction.get().registerInterposedSynchronization(new WakeTheRelay());
    }

    private static byte @Nullable [] bytes(Event event) {
        if (event.data() == null) {
            return null;
        }
        var bytes = Contract.bytes(event.data());
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "an event of %d bytes on %s; a broker takes %d".formatted(bytes.length, event.topic(), MOST_BYTES));
        }
        return bytes;
    }

    /** Starts telling what is waiting, also from before this start. */
    public void startRelay() {
        relay.start();
    }

    private final class WakeTheRelay implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
