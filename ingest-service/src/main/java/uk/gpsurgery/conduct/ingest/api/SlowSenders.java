package uk.gpsurgery.conduct.ingest.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What is sent has to be here within a time; drop by drop it would keep a connection, and what waits for it, for ever. */
@Singleton
final class SlowSenders {

    private final Limits limits;

    SlowSenders(Limits limits) {
        this.limits = limits;
    }

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2).handler(this::watch);
    }

    private void watch(RoutingContext request) {
        var timer = request.vertx().setTimer(limits.patience().toMillis(), passed -> hangUp(request));
        request.addEndHandler(answered -> request.vertx().cancelTimer(timer));
        request.next();
    }

    private static void hangUp(RoutingContext request) {
        if (isHere(request.request())) {
            return;
        }
        var connection = request.request().connection();
        if (request.response().headWritten()) {
            connection.close();
            return;
        }
        request.response()
                .setStatusCode(408)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end()
                .onComplete(told -> connection.close());
    }

    /** To its last byte, though who works on it may not have noticed its end yet. */
    private static boolean isHere(HttpServerRequest request) {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null) {
            return request.bytesRead() >= Long.parseLong(announced);
        }
        return request.isEnded() || request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
