package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Words, names and ids of people that are sent in are seen again on the topic and nowhere else. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CanaryTest {

    @Test
    void whatPeopleWriteIsInNoLogAndNoMetric() {
        var log = new Listening();
        var root = Logger.getLogger("");
        root.addHandler(log);
        try {
            post("""
                    {"platform": "google", "externalId": "1", "author": {"id": "canary", "name": "Canary"},
                     "text": "canary", "url": "https://canary.example"}""", 202);
            post("""
                    {"platform": "canary", "externalId": "1", "author": {"name": "Canary"}, "text": "canary",
                     "lang": "canary, canary", "url": "canary", "postedAt": "2026-01-01T00:00:00Z"}""", 400);
            post("{\"text\": \"canary", 400);
            post("{\"rating\": \"canary\"}", 400);
            post("{\"postedAt\": \"canary\"}", 400);
            post("canary", 400);
            client().contentType("application/x-ndjson")
                    .body("canary\n{\"text\": \"canary\"}".getBytes(UTF_8))
                    .post("/v1/comments/batch")
                    .then()
                    .statusCode(202);
            given().auth().oauth2("canary").get("/v1/comments").then().statusCode(401);
            given().header("X-Correlation-Id", "canary at home")
                    .get("/canary")
                    .then()
                    .statusCode(404);
        } finally {
            root.removeHandler(log);
        }
        assertThat(log.lines).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("canary"));
        assertThat(given().get("/q/metrics").asString()).doesNotContainIgnoringCase("canary");
    }

    private static void post(String body, int status) {
        var answer = client().contentType("application/json")
                .body(body.getBytes(UTF_8))
                .post("/v1/comments");
        answer.then().statusCode(status);
        assertThat(answer.asString()).doesNotContainIgnoringCase("canary");
    }

    /** Everything that is logged, with what was thrown. */
    private static final class Listening extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        Listening() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord record) {
            var line = new StringWriter();
            line.append(ExtLogRecord.wrap(record).getFormattedMessage());
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line));
            }
            line.append(String.valueOf(Objects.requireNonNullElse(record.getParameters(), List.of())));
            lines.add(line.toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
