package uk.gpsurgery.conduct.cases;

import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Where the cases stand is shown as numbers, whoever asks and however many replicas there are. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class CaseCountsTest {

    private static final Duration COUNTED_AGAIN = Duration.ofSeconds(30);

    @Inject
    TopicTap topics;

    @Inject
    MeterRegistry meters;

    @Inject
    Cases cases;

    @Inject
    PracticeRows rows;

    @Test
    void aCaseIsCountedAtItsStageAndWhenItsDeadlineHasGoneBy() {
        var atTriage = atTriage();
        var overdue = overdue();
        var id = new Surgery(topics, MILE_OAK).aCase();
        await().atMost(COUNTED_AGAIN).until(() -> atTriage() == atTriage + 1);

        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            cases.locked(MILE_OAK, id).orElseThrow().dueOn = LocalDate.EPOCH;
        });

        await().atMost(COUNTED_AGAIN).until(() -> overdue() == overdue + 1);
    }

    private double atTriage() {
        return meters.get("conduct_cases").tag("stage", "TRIAGE").gauge().value();
    }

    private double overdue() {
        return meters.get("conduct_cases_overdue").gauge().value();
    }
}
