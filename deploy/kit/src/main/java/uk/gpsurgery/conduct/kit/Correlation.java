package uk.gpsurgery.conduct.kit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id that its answers, its log lines and its events carry; takes the caller's when it is plain. */
@Singleton
public final class Correlation {

    public static final String HEADER = "X-Correlation-Id";
    static final String LOGGED = "correlationId";

    /** Before sign-in (200), so that a refused token's answer has its id as well. */
    private static final int FIRST = 1000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** The id of the request in hand; a new one where there is none. */
    public static String id() {
        var id = MDC.get(LOGGED);
        return id == null ? fresh(null) : id.toString();
    }

    void register(@Observes Filters filters) {
        filters.register(Correlation::name, FIRST);
    }

    private static void name(RoutingContext request) {
        var id = fresh(request.request().getHeader(HEADER));
        MDC.put(LOGGED, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    private static String fresh(@Nullable String offered) {
        return offered != null && PLAIN.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString().replace("-", "");
    }
}
