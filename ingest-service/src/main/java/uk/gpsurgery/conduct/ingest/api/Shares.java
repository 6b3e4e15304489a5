package uk.gpsurgery.conduct.ingest.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import uk.gpsurgery.conduct.ingest.Bucket;
import uk.gpsurgery.conduct.kit.Problems;

/** Every caller has its own share of this replica. Who sends too much is asked to wait; nothing accepted is dropped. */
@Singleton
final class Shares {

    /** Asked for later: filters are made before the settings of this run are read. */
    private final Provider<Limits> limits;

    private final JsonWebToken token;
    private final Provider<MeterRegistry> meters;

    /** Callers are those whom the issuer knows, so there are not many. */
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Shares(Provider<Limits> limits, JsonWebToken token, Provider<MeterRegistry> meters) {
        this.limits = limits;
        this.token = token;
        this.meters = meters;
    }

    @ServerRequestFilter
    void check() {
        var caller = token.getSubject();
        if (caller == null) {
            // Webhooks are signed, not signed in; their senders keep limits of their own.
            return;
        }
        var now = System.nanoTime();
        var wait = buckets.computeIfAbsent(token.getClaim("practice") + " " + caller, name -> bucket(now))
                .take(now);
        if (!wait.isZero()) {
            meters.get().counter("conduct_requests_over_the_limit").increment();
            throw Problems.tooMany("This is more than one caller may send; wait and send the same again.", wait);
        }
    }

    private Bucket bucket(long now) {
        return new Bucket(limits.get().perSecond(), limits.get().atOnce(), now);
    }
}
