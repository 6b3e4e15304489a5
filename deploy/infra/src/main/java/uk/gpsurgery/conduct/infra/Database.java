package uk.gpsurgery.conduct.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A PostgreSQL server started from the binaries on the class path, with fsync on; works for root too. */
public final class Database implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration START_TIMES_DIFFER = Duration.ofSeconds(3);

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts on the folder, new or left by an earlier start; a server that outlived its killed owner there is stopped
     * first. Nobody gets in without a password, not even from this machine; the superuser's is set on the first start.
     */
    public static Database start(Path folder, int port, String password) throws IOException {
        Files.createDirectories(folder);
        stopOrphan(folder);
        forgetHalfUnpacked(folder.resolve("binaries"));
        return new Database(open(folder, port, password));
    }

    public int port() {
        return server.getPort();
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** A connection of the server's superuser. */
    public Connection connect(String database) throws SQLException {
        return server.getDatabase(SUPERUSER, database).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    /** Ends the server that a killed owner left behind in this folder, if there is one; true when there was. */
    public static boolean stopOrphan(Path folder) throws IOException {
        var orphan = orphan(folder.resolve("data/postmaster.pid"));
        if (orphan.isEmpty()) {
            return false;
        }
        try {
            // SIGINT is PostgreSQL's fast shutdown; the SIGTERM that Java would send waits for the last client to go.
            new ProcessBuilder("sh", "-c", "kill -INT " + orphan.get().pid())
                    .start()
                    .waitFor();
            orphan.get().onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an earlier PostgreSQL stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "an earlier PostgreSQL (process " + orphan.get().pid() + ") does not stop", e);
        }
    }

    /** The file's first line is the server's process and its third when that started; a process id alone may be reused. */
    private static Optional<ProcessHandle> orphan(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        if (lines.size() < 3 || !(lines.get(0) + lines.get(2)).matches("[0-9]+")) {
            return Optional.empty();
        }
        var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .filter(process -> process.info()
                        .startInstant()
                        .filter(at -> Duration.between(at, started).abs().compareTo(START_TIMES_DIFFER) <= 0)
                        .isPresent());
    }

    private static EmbeddedPostgres open(Path folder, int port, String password) throws IOException {
        var secret = Files.createTempFile(
                folder,
                "new",
                ".secret",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password);
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    // These two end up as options of initdb, and a later option wins over its own "trust everybody".
                    .setLocaleConfig("auth-host", "scram-sha-256")
                    .setLocaleConfig("pwfile", secret.toString())
                    .setConnectConfig("password", password)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // Its owner stops it last, after those who use it.
                    .setRegisterShutdownHook(false)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgresql.log").toFile()))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // A socket file in /tmp would be a second door.
                    .setServerConfig("unix_socket_directories", "")
                    // What was in a refused row must not be read in a log.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .start();
        } finally {
            Files.delete(secret);
        }
    }

    /** An unpacking that was killed leaves files cut short, and the library would take them for whole ones. */
    private static void forgetHalfUnpacked(Path binaries) throws IOException {
        if (!Files.exists(binaries)) {
            return;
        }
        try (var versions = Files.list(binaries)) {
            for (var version : versions.filter(Files::isDirectory).toList()) {
                if (!Files.exists(version.resolve(".exists"))) {
                    Folders.delete(version);
                }
            }
        }
    }
}
