package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.ingest.Service.client;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.EmbeddedKafka;
import uk.gpsurgery.conduct.infra.Ports;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.infra.TopicSetup;

/** A broker that goes and comes back, while the service stays. */
@QuarkusTest
@QuarkusTestResource(value = BrokerAwayTest.OwnBroker.class, restrictToAnnotatedClass = true)
class BrokerAwayTest {

    private static final String COMMENT = """
            {"platform": "google", "externalId": "%s", "author": {"name": "Derek"}, "text": "Fine"}""";

    @Test
    void withoutABrokerACallerIsAskedToComeBackAndWithOneAgainIsServed() throws Exception {
        post("before").then().statusCode(202);
        assertThat(ready()).isEqualTo(200);

        OwnBroker.stopNow();

        var asked = System.nanoTime();
        var answer = post("while-away");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(9));
        answer.then().statusCode(503).contentType("application/problem+json").header("Retry-After", "5");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("TRY_LATER");
        assertThat(ready()).isEqualTo(503);
        assertThat(alive()).isEqualTo(200);

        OwnBroker.startNow();

        await().atMost(Duration.ofSeconds(30)).until(() -> ready() == 200);
        try (var comments = Topic.fromNow("comments.v1")) {
            post("after").then().statusCode(202);
            assertThat(comments.next().key()).isEqualTo("Y12345:google:after");
        }
    }

    private static Response post(String id) {
        return client().contentType("application/json")
                .body(COMMENT.formatted(id))
                .post("/v1/comments");
    }

    private static int ready() {
        return given().get("/q/health/ready").statusCode();
    }

    private static int alive() {
        return given().get("/q/health/live").statusCode();
    }

    /** A broker of this test's own, so that it can be stopped. */
    public static final class OwnBroker implements QuarkusTestResourceLifecycleManager {

        private static final int PORT = Ports.free();
        private static final Path FOLDER =
                Path.of("target", "own-broker-" + PORT).toAbsolutePath();

        private static EmbeddedKafka broker = started();

        static void stopNow() {
            broker.close();
        }

        static void startNow() {
            broker = started();
        }

        @Override
        public Map<String, String> start() {
            try {
                TopicSetup.ensure(broker.bootstrap(), "own.");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var settings = new HashMap<>(Tokens.ofThisRun().settings());
            settings.put("kafka.bootstrap.servers", broker.bootstrap());
            settings.put("conduct.topics.name-prefix", "own.");
            return settings;
        }

        @Override
        public void stop() {
            broker.close();
        }

        private static EmbeddedKafka started() {
            try {
                Files.createDirectories(FOLDER);
                return EmbeddedKafka.start(FOLDER, PORT);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
