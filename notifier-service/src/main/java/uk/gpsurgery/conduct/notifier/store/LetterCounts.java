package uk.gpsurgery.conduct.notifier.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** {@code conduct_letters{state}}: how many letters stand where, counted in the ledger and so the same for all replicas. */
@Singleton
final class LetterCounts {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Letters letters;
    private Map<State, Long> counts = Map.of();
    private Instant countedAt = Instant.MIN;

    LetterCounts(Letters letters) {
        this.letters = letters;
    }

    void register(@Observes StartupEvent started, MeterRegistry meters) {
        for (var state : State.values()) {
            Gauge.builder("conduct_letters", () -> count(state))
                    .description("Letters in the ledger")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
    }

    private synchronized double count(State state) {
        var now = Instant.now();
        if (countedAt.isBefore(now.minus(FRESH))) {
            counts = QuarkusTransaction.requiringNew().call(letters::counts);
            countedAt = now;
        }
        return counts.getOrDefault(state, 0L);
    }
}
