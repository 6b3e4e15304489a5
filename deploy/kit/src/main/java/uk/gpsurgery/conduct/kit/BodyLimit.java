package uk.gpsurgery.conduct.kit;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** How large a body each address takes. Quarkus has one limit for all of them, and answers beyond it with nothing. */
@Singleton
final class BodyLimit {

    private final Settings settings;

    BodyLimit(Settings settings) {
        this.settings = settings;
    }

    /** How much is taken at once. */
    @ConfigMapping(prefix = "conduct.http")
    interface Settings {

        /** The largest body an address takes. */
        @WithDefault("1M")
        MemorySize bodyLimit();

        /** Addresses that take another size, by their path, in which {@code *} stands for one segment. */
        Map<String, MemorySize> bodyLimits();
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::check);
    }

    private long limit(String path) {
        return settings.bodyLimits().entrySet().stream()
                .filter(limit -> path.matches(limit.getKey().replace("*", "[^/]+")))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(settings::bodyLimit)
                .asLongValue();
    }

    private void check(RoutingContext request) {
        var limit = limit(request.normalizedPath());
        var announced = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && Long.parseLong(announced) > limit) {
            request.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.MEDIA_TYPE)
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .end(Buffer.buffer(Contract.bytes(ProblemAnswers.body(ProblemAnswers.byStatus(413)))));
            return;
        }
        // A body that does not announce its length is counted while it is read.
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
        request.next();
    }
}
