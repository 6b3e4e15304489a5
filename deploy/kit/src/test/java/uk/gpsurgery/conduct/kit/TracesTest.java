package uk.gpsurgery.conduct.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What was said can be followed through topics and the outbox. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class TracesTest {

    @Inject
    Instance<DataSource> database;

    @Inject
    Instance<TransactionSynchronizationRegistry> transaction;

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anAnswerToldWhileAnEventIsInHandGoesOnWithItsTrace() throws Exception {
        bench.replica()
                .read(
                        "things.v1",
                        Thing.class,
                        batch -> batch.forEach(event -> bench.publisher.publish(
                                Bench.event("echoes.v1", "red", event.data().number()))));

        bench.traces.follow(null, "a request", () -> {
            bench.publish("things.v1", "red", 1);
            return null;
        });
        bench.publish("things.v1", "red", 2);

        await().until(() -> named("send echoes.v1").size() == 2);
        var request = one("a request");
        var sent = childOf(request, "send things.v1");
        var handled = childOf(sent, "handle things.v1");
        var answered = childOf(handled, "send echoes.v1");
        assertThat(answered.getTraceId()).isEqualTo(request.getTraceId());
        assertThat(traces()).as("the other event's is another trace").hasSize(2);
    }

    @Test
    void theOutboxKeepsTheTraceUntilTheEventIsTold() throws Exception {
        var relay = new OutboxRelay(database, bench.publisher, bench.meters);
        var outbox = new Outbox(database, transaction, relay, bench.traces);

        bench.traces.follow(
                null,
                "a request",
                () -> inOneTransaction(() -> {
                    outbox.add(Bench.event("echoes.v1", "red", 1));
                    return null;
                }));
        outbox.startRelay();
        try {
            await().until(() -> named("send echoes.v1").size() == 1);
        } finally {
            relay.stop(new ShutdownEvent());
        }

        assertThat(childOf(one("a request"), "send echoes.v1").getEndEpochNanos())
                .isPositive();
    }

    @Test
    void aTraceThatIsNoneStopsNothing() throws Exception {
        assertThat(bench.traces.follow("not a trace\r\n", "a request", () -> 7)).isEqualTo(7);
        assertThat(one("a request").getParentSpanContext().isValid()).isFalse();
    }

    private SpanData one(String name) {
        assertThat(named(name)).hasSize(1);
        return named(name).iterator().next();
    }

    private Set<SpanData> named(String name) {
        return bench.spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .collect(Collectors.toSet());
    }

    private SpanData childOf(SpanData parent, String name) {
        return named(name).stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no such parent"));
    }

    private Set<String> traces() {
        return bench.spans.getFinishedSpanItems().stream()
                .map(SpanData::getTraceId)
                .collect(Collectors.toSet());
    }
}
