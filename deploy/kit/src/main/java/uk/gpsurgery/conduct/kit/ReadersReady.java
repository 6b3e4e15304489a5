package uk.gpsurgery.conduct.kit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the readers move on: none has been failing on the same events for long, every table is read. */
@Readiness
@Singleton
final class ReadersReady implements HealthCheck {

    private static final Duration LONG = Duration.ofSeconds(5);

    private final Topics topics;

    ReadersReady(Topics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("readers").up();
        for (var reader : topics.readers()) {
            var since = reader.stuckSince();
            answer.withData(reader.topic(), since == null ? "reading" : "waiting since " + since);
            if (since != null && since.plus(LONG).isBefore(Instant.now())) {
                answer.down();
            }
        }
        for (var table : topics.tables()) {
            answer.withData(table.topic(), table.caughtUp() ? "read" : "not read yet");
            if (!table.caughtUp()) {
                answer.down();
            }
        }
        return answer.build();
    }
}
