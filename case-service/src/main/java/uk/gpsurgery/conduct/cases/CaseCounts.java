package uk.gpsurgery.conduct.cases;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.PracticeRows;

/**
 * {@code conduct_cases{stage}} and {@code conduct_cases_overdue}: how many cases stand where and how many have let a
 * deadline go by, counted in the tables and so the same for all replicas.
 */
@Singleton
final class CaseCounts {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Cases cases;
    private final PracticeRows rows;
    private final PracticeConfig practices;
    private final Calendar calendar;
    private final Map<Stage, Long> counts = new EnumMap<>(Stage.class);
    private long overdue;
    private Instant countedAt = Instant.MIN;

    CaseCounts(Cases cases, PracticeRows rows, PracticeConfig practices, Calendar calendar) {
        this.cases = cases;
        this.rows = rows;
        this.practices = practices;
        this.calendar = calendar;
    }

    void register(@Observes StartupEvent started, MeterRegistry meters) {
        for (var stage : Stage.values()) {
            Gauge.builder("conduct_cases", () -> at(stage))
                    .description("Cases at a stage of the ladder")
                    .tag("stage", stage.name())
                    .register(meters);
        }
        Gauge.builder("conduct_cases_overdue", this::overdue)
                .description("Open cases whose deadline has gone by")
                .register(meters);
    }

    private synchronized double at(Stage stage) {
        count();
        return counts.getOrDefault(stage, 0L);
    }

    private synchronized double overdue() {
        count();
        return overdue;
    }

    private void count() {
        var now = Instant.now();
        if (countedAt.isAfter(now.minus(FRESH))) {
            return;
        }
        countedAt = now;
        counts.clear();
        overdue = 0;
        practices
                .practices()
                .keySet()
                .forEach(practice -> QuarkusTransaction.requiringNew().run(() -> count(practice, calendar.today())));
    }

    private void count(String practice, LocalDate today) {
        rows.only(practice);
        cases.countByStage().forEach((stage, number) -> counts.merge(stage, number, Long::sum));
        overdue += cases.count("dueOn < ?1 and closed = false", today);
    }
}
