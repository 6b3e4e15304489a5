package uk.gpsurgery.conduct.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The database of the suite: a schema and a role for each service that keeps something, closed to every other. */
final class Schemas {

    static final String DATABASE = "conduct";

    private Schemas() {}

    /** A PostgreSQL, as its superuser. */
    @FunctionalInterface
    interface Server {
        Connection connect(String database) throws SQLException;
    }

    /** Makes what is missing, and sets the passwords to these. */
    static void ensure(Server server, Map<String, String> passwords) throws SQLException {
        try (var connection = server.connect("postgres")) {
            for (var role : passwords.entrySet()) {
                ensureRole(connection, role.getKey(), role.getValue());
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                run(connection, "create database " + DATABASE);
            }
            run(connection, "revoke all on database " + DATABASE + " from public");
        }
        try (var connection = server.connect(DATABASE)) {
            run(connection, "revoke all on schema public from public");
            for (var role : passwords.keySet()) {
                run(connection, "grant connect on database " + DATABASE + " to " + role);
                run(connection, "create schema if not exists " + role + " authorization " + role);
                run(connection, "alter role " + role + " in database " + DATABASE + " set search_path = " + role);
            }
        }
    }

    private static void ensureRole(Connection connection, String role, String password) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        // The password is our own base64: no quote can be in it.
        run(connection, verb + " role " + role + " login password '" + password + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
