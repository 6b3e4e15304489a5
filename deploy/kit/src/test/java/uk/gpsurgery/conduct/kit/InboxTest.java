package uk.gpsurgery.conduct.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.gpsurgery.conduct.kit.Things.inOneTransaction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Told twice, taken once. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class InboxTest {

    @Inject
    Inbox inbox;

    private final String reader = "reader-" + UUID.randomUUID();

    @Test
    void whatStandsTwiceInABatchIsTakenOnceInItsPlace() {
        assertThat(take("a", "b", "a", "c", "b")).containsExactly("a", "b", "c");
    }

    @Test
    void whatHasBeenTakenIsNotTakenAgain() {
        assertThat(take("a", "b")).containsExactly("a", "b");
        assertThat(take("b", "c", "a")).containsExactly("c");
    }

    @Test
    void whatWasRolledBackHasNotBeenTaken() {
        assertThatThrownBy(() -> inOneTransaction(() -> {
                    assertThat(takeInThis("a")).containsExactly("a");
                    throw new IllegalStateException("after all");
                }))
                .hasMessage("after all");

        assertThat(take("a")).containsExactly("a");
    }

    @Test
    void anotherReaderTakesItToo() {
        assertThat(take("a")).containsExactly("a");
        assertThat(inOneTransaction(() -> ids(inbox.take(reader + "-other", events("a")))))
                .containsExactly("a");
    }

    @Test
    void ofTwoAtOnceOneTakesItAndTheOtherWaitsToKnow() throws Exception {
        assertThat(taskWhileAnotherHasTakenIt(true)).isEmpty();
    }

    @Test
    void ofTwoAtOnceTheOtherTakesItWhenTheFirstFails() throws Exception {
        assertThat(taskWhileAnotherHasTakenIt(false)).containsExactly("a");
    }

    @Test
    void anEmptyBatchIsNoMistake() {
        assertThat(take()).isEmpty();
    }

    private List<String> taskWhileAnotherHasTakenIt(boolean commits) throws Exception {
        var taken = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first = CompletableFuture.runAsync(() -> inOneTransaction(() -> {
            takeInThis("a");
            taken.countDown();
            mayEnd.await();
            if (!commits) {
                throw new IllegalStateException("after all");
            }
            return null;
        }));
        taken.await();
        var second = CompletableFuture.supplyAsync(() -> take("a"));
        assertThat(second).isNotDone();
        mayEnd.countDown();
        first.handle((done, fault) -> done).get(10, TimeUnit.SECONDS);
        return second.get(10, TimeUnit.SECONDS);
    }

    private List<String> take(String... ids) {
        return inOneTransaction(() -> takeInThis(ids));
    }

    private List<String> takeInThis(String... ids) throws Exception {
        return ids(inbox.take(reader, events(ids)));
    }

    private static List<Received<String>> events(String... ids) {
        return Stream.of(ids)
                .map(id -> new Received<>(id, "key", "correlation", Instant.EPOCH, null, "data"))
                .toList();
    }

    private static List<String> ids(List<Received<String>> events) {
        return events.stream().map(Received::id).toList();
    }
}
