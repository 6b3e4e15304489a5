package uk.gpsurgery.conduct.infra;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * One Kafka and one PostgreSQL for all tests of a build, in a process of its own that ends with the build.
 *
 * <p>{@link TestInfra} starts it when the first test asks. Embedded by default; {@code -Dinfra=containers} takes
 * containers where a Docker engine answers.
 */
final class SharedInfra {

    private SharedInfra() {}

    /** Arguments: the folder to work in, the process to end with, {@code embedded} or {@code containers}. */
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[0]);
        var build = ProcessHandle.of(Long.parseLong(args[1]));
        var found = args[2].equals("containers") ? containers() : embedded(folder);
        write(found, folder.resolve("infra.properties"));
        build.ifPresent(process -> process.onExit().join());
        System.exit(0);
    }

    private static Properties embedded(Path folder) throws IOException {
        var kafka = EmbeddedKafka.start(Files.createTempDirectory(folder, "kafka"), Ports.free());
        var database = Database.start(Files.createTempDirectory(folder, "postgres"), Ports.free());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                database.close();
            } catch (IOException e) {
                System.err.println("PostgreSQL did not stop: " + e);
            }
        }));
        return found(kafka.bootstrap(), database.url("postgres"), "postgres", "postgres");
    }

    private static Properties containers() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("-Dinfra=containers was given and no Docker engine answers");
        }
        var kafka = new KafkaContainer(image("infra.kafka.image", "apache/kafka:4.1.1", "apache/kafka"));
        var postgres = new PostgreSQLContainer(image("infra.postgres.image", "postgres:18", "postgres"));
        kafka.start();
        postgres.start();
        return found(
                kafka.getBootstrapServers(), postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
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
