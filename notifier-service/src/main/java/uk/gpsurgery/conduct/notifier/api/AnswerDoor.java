package uk.gpsurgery.conduct.notifier.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.answer.AnswersConfig;
import uk.gpsurgery.conduct.notifier.answer.Links;

/** Stands before the pages: of whoever holds no link of ours, or sends too much, nothing is kept. */
@Singleton
final class AnswerDoor {

    /** Of a form around the attachment: the text, its headings and boundaries. */
    private static final long AROUND = 64 << 10;

    private final Links links;
    private final Pages pages;
    private final AnswersConfig config;

    AnswerDoor(Links links, Pages pages, AnswersConfig config) {
        this.links = links;
        this.pages = pages;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route(Links.PATH)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(this::check);
    }

    private void check(RoutingContext request) {
        var link = Optional.ofNullable(request.request().getParam(Links.PARAMETER));
        if (link.flatMap(links::read).isEmpty()) {
            answer(request, 404, pages.over());
        } else if (announced(request) > config.attachment().asLongValue() + AROUND) {
            answer(request, 413, pages.tooLarge());
        } else {
            request.next();
        }
    }

    private static long announced(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** When all has come that the browser sends, which reads no answer before, and none of it has been kept. */
    private static void answer(RoutingContext request, int status, String page) {
        request.request().resume().end().onComplete(all -> {
            var response = request.response().setStatusCode(status);
            Pages.HEADERS.forEach(response::putHeader);
            response.end(page);
        });
    }
}
