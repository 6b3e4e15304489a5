package uk.gpsurgery.conduct.kit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The tests' table of what has been done. */
@Singleton
final class Things {

    private final DataSource database;

    Things(DataSource database) {
        this.database = database;
    }

    /** One row: what was done, and in which transaction. */
    record Row(String colour, int number, long transaction) {}

    static <T> T inOneTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    void add(String test, Thing thing) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into thing (test, colour, number) values (?, ?, ?)")) {
            insert.setString(1, test);
            insert.setString(2, thing.colour());
            insert.setInt(3, thing.number());
            insert.executeUpdate();
        }
    }

    List<Row> of(String test) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select colour, number, transaction from thing where test = ? order by seen")) {
            select.setString(1, test);
            var found = new ArrayList<Row>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Row(rows.getString(1), rows.getInt(2), rows.getLong(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Integer> numbersOf(String test, String colour) {
        return of(test).stream()
                .filter(row -> row.colour().equals(colour))
                .map(Row::number)
                .toList();
    }
}
