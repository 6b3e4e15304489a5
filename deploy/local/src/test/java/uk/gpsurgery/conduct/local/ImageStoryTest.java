package uk.gpsurgery.conduct.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static uk.gpsurgery.conduct.local.Surgery.awaitTrue;
import static uk.gpsurgery.conduct.local.Surgery.comment;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import uk.gpsurgery.conduct.infra.SharedInfra;
import uk.gpsurgery.conduct.infra.TopicSetup;

/**
 * The images as Kubernetes runs them, beside containers of Kafka and PostgreSQL: a file system nobody writes to, no
 * capability, no rights to gain, a user without a name.
 *
 * <p>Asked for by {@code mvn verify -Pimages}, which builds them; elsewhere, and without a Docker engine, it is skipped.
 */
class ImageStoryTest {

    private static final String SETTINGS = "/conduct/settings/application.properties";

    private final List<GenericContainer<?>> containers = new ArrayList<>();

    @BeforeEach
    void imagesAreThere() {
        skipUnless(Boolean.getBoolean("images"), "not asked for; mvn verify -Pimages builds and tries them");
        skipUnless(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine");
    }

    @AfterEach
    void stop() {
        containers.forEach(GenericContainer::stop);
    }

    @Test
    void oneCommentBecomesOneLetter() throws Exception {
        var data = DataFolder.hold(Path.of("target/image-story").toAbsolutePath());
        data.forget();
        try (var suite = Suite.of(Local.home(), data, ChosenPorts.anyFree(), Terminal.silent())) {
            suite.mail().start();
            var kafka = started(SharedInfra.kafkaContainer());
            TopicSetup.ensure(kafka.getBootstrapServers(), "");
            var postgres = started(SharedInfra.postgresContainer());
            suite.ensureSchemas(database -> DriverManager.getConnection(
                    url(postgres, database), postgres.getUsername(), postgres.getPassword()));

            for (var service : suite.services()) {
                started(imageOf(service, kafka, postgres));
            }
            for (var service : suite.services()) {
                awaitTrue(service.name() + " is ready", service::isReady);
            }
            new Demo(suite).register();
            var answer = new Api(suite.service("ingest-service").base(), suite.machine("comments:write"))
                    .post(
                            "/v1/comments",
                            comment(
                                    "image-1",
                                    "Author of image-1",
                                    "Dr Patel is a thief, she steals from the surgery"));

            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
            awaitTrue("one letter", () -> suite.mail().get().mails().size() == 1);
        }
    }

    private static GenericContainer<?> imageOf(Service service, KafkaContainer kafka, PostgreSQLContainer postgres)
            throws Exception {
        var told = new Properties();
        told.putAll(service.settings());
        told.put("kafka.bootstrap.servers", kafka.getBootstrapServers());
        told.computeIfPresent(
                "quarkus.datasource.jdbc.url",
                (name, embedded) -> url(postgres, Schemas.DATABASE) + schemaOf(embedded.toString()));
        var file =
                Path.of("target/image-story/" + service.name() + ".properties").toAbsolutePath();
        try (var out = Files.newBufferedWriter(file)) {
            told.store(out, null);
        }
        return new GenericContainer<>("conduct/" + service.name() + ":" + System.getProperty("images.tag"))
                .withNetworkMode("host")
                .withEnv("QUARKUS_CONFIG_LOCATIONS", SETTINGS)
                .withTmpFs(Map.of("/tmp", "size=256m,mode=1777,exec"))
                .withCreateContainerCmdModifier(command -> requireNonNull(command.getHostConfig())
                        .withBinds(Bind.parse(file + ":" + SETTINGS + ":ro"))
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges:true")));
    }

    private static String url(PostgreSQLContainer postgres, String database) {
        return postgres.getJdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database);
    }

    private static String schemaOf(String url) {
        return url.substring(url.indexOf('?'));
    }

    private <C extends GenericContainer<?>> C started(C container) {
        containers.add(container);
        container.start();
        return container;
    }

    private static void skipUnless(boolean given, String why) {
        if (!given) {
            System.out.println("images skipped: " + why);
        }
        assumeTrue(given, why);
    }
}
