package uk.gpsurgery.conduct.notifier.mail;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the mail server is. Without one the service goes on: letters wait, and are taken in all the same. */
@Readiness
@Singleton
final class PostboxHealth implements HealthCheck {

    private final Postbox postbox;

    PostboxHealth(Postbox postbox) {
        this.postbox = postbox;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("postbox")
                .withData("condition", postbox.condition())
                .up()
                .build();
    }
}
