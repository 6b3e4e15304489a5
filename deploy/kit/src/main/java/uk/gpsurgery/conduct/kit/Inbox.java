package uk.gpsurgery.conduct.kit;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Which events this service has digested. Asked inside the transaction that digests them, so that both are true or
 * neither is.
 */
@Singleton
public final class Inbox {

    private static final String TAKE =
            "insert into inbox (reader, event_id) select ?, unnest(?) on conflict do nothing returning event_id";

    private final Instance<DataSource> database;

    Inbox(Instance<DataSource> database) {
        this.database = database;
    }

    /**
     * The events of the batch that have never been taken by this reader, in order, each once; they count as taken when
     * the transaction commits.
     */
    public <T> List<Received<T>> take(String reader, List<Received<T>> batch) throws SQLException {
        var taken = mark(reader, batch.stream().map(Received::id).distinct().toArray(String[]::new));
        return batch.stream().filter(event -> taken.remove(event.id())).toList();
    }

    private Set<String> mark(String reader, String[] ids) throws SQLException {
        try (var connection = database.get().getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, reader);
            statement.setArray(2, connection.createArrayOf("text", ids));
            var taken = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getString(1));
                }
            }
            return taken;
        }
    }
}
