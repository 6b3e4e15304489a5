package uk.gpsurgery.conduct.kit;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive means that no reader has ended by itself: one that has does not come back without a restart. */
@Liveness
@Singleton
final class ReadersAlive implements HealthCheck {

    private final Topics topics;

    ReadersAlive(Topics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("readers").status(topics.allRun()).build();
    }
}
