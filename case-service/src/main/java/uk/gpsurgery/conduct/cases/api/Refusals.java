package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.AuditTrail;

/** Puts every refusal on record, wherever on the way it was given: by role, by field or by the ladder. */
@Singleton
class Refusals {

    private final Asked asked;
    private final Instance<AuditTrail> trail;
    private final ObjectMapper json;

    /** Filters are made before the settings are read that the trail wants. */
    Refusals(Asked asked, Instance<AuditTrail> trail, ObjectMapper json) {
        this.asked = asked;
        this.trail = trail;
        this.json = json;
    }

    /** The answer waits until it is on record; the request's own transaction is over by now. */
    @ServerResponseFilter
    public @Nullable Uni<Void> keep(ContainerResponseContext answer) {
        var deed = asked.deed();
        if (answer.getStatus() < 400 || answer.getStatus() >= 500 || deed.isEmpty()) {
            return null;
        }
        var code = code(answer);
        return Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> trail.get().refused(deed.get(), code));
    }

    private String code(ContainerResponseContext answer) {
        try {
            return answer.getEntity() instanceof byte[] problem
                    ? json.readTree(problem).path("code").asText()
                    : String.valueOf(answer.getStatus());
        } catch (IOException e) {
            throw new UncheckedIOException("a problem that is no JSON", e);
        }
    }
}
