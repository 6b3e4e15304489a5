package uk.gpsurgery.conduct.kit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request an id that its answers, its log lines and its events carry; takes the caller's when it is plain. */
@Provider
@PreMatching
public final class Correlation implements ContainerRequestFilter, ContainerResponseFilter {

    public static final String HEADER = "X-Correlation-Id";
    static final String LOGGED = "correlationId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** The id of the request in hand; a new one where there is none. */
    public static String id() {
        var id = MDC.get(LOGGED);
        return id == null ? fresh(null) : id.toString();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MDC.put(LOGGED, fresh(request.getHeaderString(HEADER)));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, id());
    }

    private static String fresh(@Nullable String offered) {
        return offered != null && PLAIN.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString().replace("-", "");
    }
}
