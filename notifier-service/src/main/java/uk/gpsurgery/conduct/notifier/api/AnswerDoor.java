package uk.gpsurgery.conduct.notifier.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.answer.Links;

/** Stands before the pages: of whoever holds no link of ours, nothing that they send is kept. */
@Singleton
final class AnswerDoor {

    private final Links links;
    private final Pages pages;

    AnswerDoor(Links links, Pages pages) {
        this.links = links;
        this.pages = pages;
    }

    void register(@Observes Router router) {
        router.route(Links.PATH)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::check);
    }

    private void check(RoutingContext request) {
        var link = Optional.ofNullable(request.request().getParam(Links.PARAMETER));
        if (link.flatMap(links::read).isPresent()) {
            request.next();
            return;
        }
        // A browser reads no answer before all is sent.
        request.request().resume().end().onComplete(all -> {
            var response = request.response().setStatusCode(404);
            Pages.HEADERS.forEach(response::putHeader);
            response.end(pages.over());
        });
    }
}
