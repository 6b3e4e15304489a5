package uk.gpsurgery.conduct.infra;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One Kafka and one PostgreSQL for all tests of a build, in a process of its own that ends with the build.
 *
 * <p>{@link TestInfra} starts it when the first test asks; a second build at the same time shares it, and the last one
 * ends it. Embedded by default; {@code -Dinfra=containers} takes containers where a Docker engine answers, and says so
 * where none does.
 */
public final class SharedInfra {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private SharedInfra() {}

    /** Arguments: the folder to work in, {@code embedded} or {@code containers}. */
    public static void main(String[] args) {
        try {
            var folder = Path.of(args[0]);
            var running = running(folder, args[1].equals("containers"));
            Runtime.getRuntime().addShutdownHook(new Thread(running.stop()));
            write(running.found(), folder.resolve("infra.properties"));
            while (!ended(folder, running)) {
                Thread.sleep(LOOK.toMillis());
            }
            System.exit(0);
        } catch (IOException | RuntimeException | InterruptedException e) {
            // The broker's threads would keep a process alive that nobody finds.
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** What runs, where it is found, and how it is stopped; stopping it twice does no harm. */
    private record Running(Properties found, Runnable stop) {}

    /** Held while somebody starts, joins or ends the shared process. */
    static Closeable lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Closing the channel gives the lock back.
        channel.lock();
        return channel;
    }

    /** Keeps the shared process alive as long as this build; called under the lock. */
    static void use(Path folder, ProcessHandle build) throws IOException {
        Files.writeString(users(folder), build.pid() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean ended(Path folder, Running running) throws IOException {
        try (var lock = lock(folder)) {
            if (Files.readAllLines(users(folder)).stream()
                    .anyMatch(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent())) {
                return false;
            }
            // Under the lock, so that a build that starts now cannot have its new server stopped in this folder.
            running.stop().run();
            Files.delete(users(folder));
            Files.delete(folder.resolve("infra.properties"));
            return true;
        }
    }

    private static Path users(Path folder) {
        return folder.resolve("users");
    }

    private static Running running(Path folder, boolean containersWanted) throws IOException {
        if (!containersWanted) {
            return embedded(folder);
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            return containers();
        }
        var running = embedded(folder);
        running.found().setProperty("note", "containers skipped: no Docker engine; Kafka and PostgreSQL are embedded");
        return running;
    }

    private static Running embedded(Path folder) throws IOException {
        var postgres = folder.resolve("postgres");
        Database.stopOrphan(postgres);
        Folders.delete(postgres.resolve("data"));
        Folders.delete(folder.resolve("kafka"));
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
        var password = UUID.randomUUID().toString();
        var database = Database.start(postgres, Ports.free(), password);
        return new Running(found(kafka.bootstrap(), database.url("postgres"), "postgres", password), database::close);
    }

    private static Running containers() {
        var kafka = kafkaContainer();
        var postgres = postgresContainer();
        kafka.start();
        postgres.start();
        return new Running(
                found(
                        kafka.getBootstrapServers(),
                        postgres.getJdbcUrl(),
                        postgres.getUsername(),
                        postgres.getPassword()),
                () -> {
                    kafka.stop();
                    postgres.stop();
                });
    }

    /** Of the image {@code -Dinfra.kafka.image}, not started. */
    public static KafkaContainer kafkaContainer() {
        return new KafkaContainer(image("infra.kafka.image", "apache/kafka:4.1.1", "apache/kafka"));
    }

    /** Of the image {@code -Dinfra.postgres.image}, not started. */
    public static PostgreSQLContainer postgresContainer() {
        return new PostgreSQLContainer(image("infra.postgres.image", "postgres:18", "postgres"));
    }

    private static DockerImageName image(String setting, String image, String kind) {
        return DockerImageName.parse(System.getProperty(setting, image)).asCompatibleSubstituteFor(kind);
    }

    private static Properties found(String bootstrap, String url, String user, String password) {
        var found = new Properties();
        found.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        found.setProperty("kafka", bootstrap);
        found.setProperty("url", url);
        found.setProperty("user", user);
        found.setProperty("password", password);
        return found;
    }

    private static void write(Properties found, Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try (Writer out = Files.newBufferedWriter(draft)) {
            found.store(out, "the Kafka and PostgreSQL of this build's tests");
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
