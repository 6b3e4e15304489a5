package uk.gpsurgery.conduct.kit;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The record of who did or saw what: rows that are on record when the transaction that caused them is, and only then.
 *
 * <p>The rows of a transaction are chained when it is about to commit, and the chain is locked for just so long: a
 * transaction that waits for it holds all other locks it will ever want, so none waits for another in a circle.
 */
@Singleton
public final class Audit {

    private static final Logger LOG = Logger.getLogger(Audit.class);
    private static final int FETCHED_AT_ONCE = 1000;

    private static final String COLUMNS = "number, at, who, roles, what, object, outcome, correlation, hash";

    private final Instance<DataSource> database;
    private final Instance<TransactionSynchronizationRegistry> transaction;
    private final Instance<SealKeys> keys;

    Audit(
            Instance<DataSource> database,
            Instance<TransactionSynchronizationRegistry> transaction,
            Instance<SealKeys> keys) {
        this.database = database;
        this.transaction = transaction;
        this.keys = keys;
    }

    /** Puts the entry on record with the running transaction. */
    public void add(AuditEntry entry) {
        waiting().entries.add(entry);
    }

    /** Signs the chain's head if its day has ended by now; the first row of a new day does so too. */
    public void seal(String chain, Instant at) throws SQLException {
        try (var connection = database.get().getConnection()) {
            var head = lock(connection, chain);
            var now = new AuditEntry(chain, at, "", "", "", "", "", Correlation.id());
            if (head.isOfAnotherDayThan(now) && head.day().isBefore(now.day())) {
                write(connection, List.of(sealed(head, now)));
            }
        }
    }

    /** Reads the whole chain, a thousand rows at a time. */
    public AuditReport verify(String chain) throws SQLException {
        try (var connection = database.get().getConnection()) {
            name(connection, chain);
            // One statement, one snapshot: what is added meanwhile is neither among the rows nor in the head.
            try (var select = connection.prepareStatement("""
                    select h.number as last, h.hash as last_hash, h.day as last_day, a.*
                    from (select cast(? as text) as chain) c
                    left join audit_head h using (chain) left join audit a using (chain) order by a.number""")) {
                select.setString(1, chain);
                select.setFetchSize(FETCHED_AT_ONCE);
                try (var rows = select.executeQuery()) {
                    return check(chain, rows);
                }
            }
        }
    }

    private AuditReport check(String chain, ResultSet rows) throws SQLException {
        var check = new AuditCheck(chain, keys.get());
        var head = AuditHead.none(chain);
        while (rows.next()) {
            if (rows.getString("last_hash") != null) {
                head = new AuditHead(
                        chain,
                        rows.getLong("last"),
                        rows.getString("last_hash"),
                        rows.getObject("last_day", LocalDate.class));
            }
            if (rows.getString("hash") != null && !check.next(row(chain, rows))) {
                break;
            }
        }
        return check.report(head);
    }

    /** Rows after a number, in order. */
    public List<AuditRow> after(String chain, long number, int limit) throws SQLException {
        try (var connection = database.get().getConnection()) {
            name(connection, chain);
            try (var select = connection.prepareStatement(
                    "select " + COLUMNS + " from audit where chain = ? and number > ? order by number limit ?")) {
                select.setString(1, chain);
                select.setLong(2, number);
                select.setInt(3, limit);
                var found = new ArrayList<AuditRow>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(row(chain, rows));
                    }
                }
                return found;
            }
        }
    }

    private Waiting waiting() {
        var registry = transaction.get();
        var waiting = (Waiting) registry.getResource(this);
        if (waiting == null) {
            waiting = new Waiting();
            registry.putResource(this, waiting);
            registry.registerInterposedSynchronization(waiting);
        }
        return waiting;
    }

    /** What a transaction has done so far. */
    private final class Waiting implements Synchronization {

        private final List<AuditEntry> entries = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            var chains = new TreeMap<String, List<AuditEntry>>();
            entries.forEach(entry -> chains.computeIfAbsent(entry.chain(), chain -> new ArrayList<>())
                    .add(entry));
            try (var connection = database.get().getConnection()) {
                for (var chain : chains.entrySet()) {
                    append(connection, chain.getKey(), chain.getValue());
                }
            } catch (SQLException e) {
                // What is not on record has not happened.
                throw new NotOnRecord(e);
            }
        }

        @Override
        public void afterCompletion(int status) {}
    }

    /** Rolls the transaction back. */
    private static final class NotOnRecord extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotOnRecord(SQLException cause) {
            super("the audit could not be written", cause);
        }
    }

    private void append(Connection connection, String chain, List<AuditEntry> entries) throws SQLException {
        var head = lock(connection, chain);
        var rows = new ArrayList<AuditRow>();
        for (var entry : entries) {
            if (head.isOfAnotherDayThan(entry)) {
                rows.add(sealed(head, entry));
                head = rows.get(rows.size() - 1).head();
            }
            rows.add(head.next(entry));
            head = rows.get(rows.size() - 1).head();
        }
        write(connection, rows);
    }

    /** The log is kept elsewhere than the rows: it says what the chain was, should somebody rewrite all of it. */
    private AuditRow sealed(AuditHead head, AuditEntry next) {
        var seal = head.seal(next, keys.get());
        LOG.infof(
                "audit %s sealed at row %d: %s %s",
                head.chain(), head.number(), head.hash(), seal.entry().outcome());
        return seal;
    }

    /** Where the chain stands; nobody else can add to it before this transaction ends. */
    private static AuditHead lock(Connection connection, String chain) throws SQLException {
        name(connection, chain);
        try (var begin = connection.prepareStatement(
                        "insert into audit_head (chain, number, hash, day) values (?, ?, ?, ?) on conflict do nothing");
                var select = connection.prepareStatement(
                        "select number, hash, day from audit_head where chain = ? for update")) {
            select.setString(1, chain);
            var head = head(chain, select);
            if (head.isPresent()) {
                return head.get();
            }
            var none = AuditHead.none(chain);
            begin.setString(1, chain);
            begin.setLong(2, none.number());
            begin.setString(3, none.hash());
            begin.setObject(4, none.day());
            begin.executeUpdate();
            return head(chain, select).orElseThrow();
        }
    }

    private static Optional<AuditHead> head(String chain, PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new AuditHead(
                            chain, rows.getLong(1), rows.getString(2), rows.getObject(3, LocalDate.class)))
                    : Optional.empty();
        }
    }

    /** Row-level security shows a transaction the chain that it names. */
    private static void name(Connection connection, String chain) throws SQLException {
        try (var named = connection.prepareStatement("select set_config('conduct.audit', ?, true)")) {
            named.setString(1, chain);
            named.execute();
        }
    }

    private static void write(Connection connection, List<AuditRow> rows) throws SQLException {
        try (var insert = connection.prepareStatement(
                        "insert into audit (chain, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                var update = connection.prepareStatement(
                        "update audit_head set number = ?, hash = ?, day = ? where chain = ?")) {
            for (var row : rows) {
                fill(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
            var head = rows.get(rows.size() - 1).head();
            update.setLong(1, head.number());
            update.setString(2, head.hash());
            update.setObject(3, head.day());
            update.setString(4, head.chain());
            update.executeUpdate();
        }
    }

    private static void fill(PreparedStatement insert, AuditRow row) throws SQLException {
        var entry = row.entry();
        insert.setString(1, entry.chain());
        insert.setLong(2, row.number());
        insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, entry.who());
        insert.setString(5, entry.roles());
        insert.setString(6, entry.what());
        insert.setString(7, entry.object());
        insert.setString(8, entry.outcome());
        insert.setString(9, entry.correlation());
        insert.setString(10, row.hash());
    }

    private static AuditRow row(String chain, ResultSet row) throws SQLException {
        return new AuditRow(
                new AuditEntry(
                        chain,
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("roles"),
                        row.getString("what"),
                        row.getString("object"),
                        row.getString("outcome"),
                        row.getString("correlation")),
                row.getLong("number"),
                row.getString("hash"));
    }
}
