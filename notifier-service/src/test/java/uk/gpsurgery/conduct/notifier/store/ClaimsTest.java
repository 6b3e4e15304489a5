package uk.gpsurgery.conduct.notifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.notifier.Asking;
import uk.gpsurgery.conduct.notifier.MailPort;
import uk.gpsurgery.conduct.notifier.letter.LetterWriter;
import uk.gpsurgery.conduct.notifier.letter.Template;

/** A letter is in the hands of one sender at a time, and one that has lost it can do nothing more with it. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class ClaimsTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Far ahead, so that the service's own senders leave these letters alone. */
    private final Instant then = Instant.now().plus(Duration.ofDays(3650));

    @Inject
    Letters letters;

    @Inject
    LetterWriter writer;

    @BeforeEach
    void queueTwo() {
        QuarkusTransaction.requiringNew().run(() -> {
            queueOne();
            queueOne();
        });
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> letters.delete("dueAt > ?1", then.minus(Duration.ofDays(1))));
    }

    @Test
    void twoSendersNeverHoldTheSameLetter() throws Exception {
        QuarkusTransaction.begin();
        try {
            var mine = claim(then);
            var others = CompletableFuture.supplyAsync(
                            () -> QuarkusTransaction.requiringNew().call(() -> claim(then)))
                    .get(10, TimeUnit.SECONDS);

            assertThat(others.id()).isNotEqualTo(mine.id());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aSenderWhoseLeaseIsOverHasLostTheLetter() {
        var slow = claimed(then);
        var late = then.plus(LEASE).plusSeconds(1);

        assertThat(marked(slow, late)).isFalse();

        Claim next;
        do {
            next = claimed(late);
        } while (!next.id().equals(slow.id()));
        assertThat(next.lostInTheWindow()).isFalse();
        assertThat(marked(slow, late)).isFalse();
        assertThat(held(slow)).isFalse();
        assertThat(marked(next, late)).isTrue();
        assertThat(held(next)).isTrue();
    }

    private void queueOne() {
        var asked = Asking.forA(Template.THANK_YOU, "l-" + UUID.randomUUID())
                .notBefore(then)
                .letter();
        var event =
                new Received<>(UUID.randomUUID().toString(), "Y12345:c-1", "correlation", Instant.now(), null, asked);
        letters.enter(event, writer.write(asked, LocalDate.now(), Optional.empty()), Instant.now());
    }

    private Claim claim(Instant now) {
        return letters.claim(now, now.plus(LEASE), 1, ended -> {}).get(0);
    }

    private Claim claimed(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> claim(now));
    }

    private boolean marked(Claim claim, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> letters.markDataEnds(claim, now, now.plus(LEASE)));
    }

    private boolean held(Claim claim) {
        return QuarkusTransaction.requiringNew()
                .call(() -> letters.heldBy(claim).isPresent());
    }
}
