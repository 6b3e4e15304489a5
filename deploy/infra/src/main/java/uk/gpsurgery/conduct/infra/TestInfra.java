package uk.gpsurgery.conduct.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Gives a service's tests the build's own Kafka and PostgreSQL: topics with a prefix of their own, a database of their
 * own, and a key that {@link Tokens} signs with.
 */
public final class TestInfra implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            var shared = shared();
            var name = "t" + UUID.randomUUID().toString().substring(0, 8);
            Optional.ofNullable(shared.getProperty("note")).ifPresent(System.out::println);
            var kafka = shared.getProperty("kafka");
            TopicSetup.ensure(kafka, name + ".");
            var settings = new HashMap<String, String>();
            settings.put("kafka.bootstrap.servers", kafka);
            settings.put("conduct.topics.name-prefix", name + ".");
            settings.putAll(database(shared, name));
            settings.putAll(Tokens.ofThisRun().settings());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the tests", e);
        }
    }

    @Override
    public void stop() {
        // The shared process ends with the last build that uses it; what this run left in it is gone with it.
    }

    private static Map<String, String> database(Properties shared, String name) throws SQLException {
        var url = shared.getProperty("url");
        var password = UUID.randomUUID().toString();
        try (var connection =
                        DriverManager.getConnection(url, shared.getProperty("user"), shared.getProperty("password"));
                var statement = connection.createStatement()) {
            // Not the superuser: row-level security must bite in the tests as it does in production.
            statement.execute("create role " + name + " login password '" + password + "'");
            statement.execute("create database " + name + " owner " + name);
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", url.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"),
                "quarkus.datasource.username", name,
                "quarkus.datasource.password", password);
    }

    private static Properties shared() throws IOException {
        var folder = Path.of(System.getProperty("infra.folder", "target/infra")).toAbsolutePath();
        Files.createDirectories(folder);
        var file = folder.resolve("infra.properties");
        try (var lock = SharedInfra.lock(folder)) {
            SharedInfra.use(folder, build());
            var running = running(file);
            return running.isPresent() ? running.get() : startShared(folder, file);
        }
    }

    private static Optional<Properties> running(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var found = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            found.load(in);
        }
        return ProcessHandle.of(Long.parseLong(found.getProperty("pid")))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").contains("java"))
                .map(process -> found);
    }

    private static Properties startShared(Path folder, Path file) throws IOException {
        Files.deleteIfExists(file);
        var log = folder.resolve("infra.log").toFile();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
        // Which images the containers are of: infra.kafka.image, infra.postgres.image.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("infra."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(
                List.of(SharedInfra.class.getName(), folder.toString(), System.getProperty("infra", "embedded")));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return waitFor(process, file, log);
    }

    private static Properties waitFor(Process process, Path file, File log) throws IOException {
        while (process.isAlive()) {
            var running = running(file);
            if (running.isPresent()) {
                return running.get();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while Kafka and PostgreSQL started", e);
            }
        }
        throw new IOException("Kafka and PostgreSQL did not start; why is in " + log);
    }

    /** The outermost Java above this one: Maven or the IDE, whose life is that of the build. */
    private static ProcessHandle build() {
        var build = ProcessHandle.current();
        for (var above = build.parent(); above.isPresent(); above = above.get().parent()) {
            if (above.get().info().command().orElse("").endsWith("java")) {
                build = above.get();
            }
        }
        return build;
    }
}
