package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.action.Platforms;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.Correlation;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.kit.Topics;

/**
 * What is said is checked and becomes one event on {@code comments.v1}; it is answered for when the broker has it. What
 * is decided about it comes back on {@code actions.v1} and is carried out.
 */
@Singleton
public final class IngestFlow {

    private static final Logger LOG = Logger.getLogger(IngestFlow.class);

    private final Checks checks;
    private final Publisher publisher;
    private final Topics topics;
    private final Platforms platforms;
    private final MeterRegistry meters;
    private final Clock clock;

    IngestFlow(
            Checks checks, Publisher publisher, Topics topics, Platforms platforms, MeterRegistry meters, Clock clock) {
        this.checks = checks;
        this.publisher = publisher;
        this.topics = topics;
        this.platforms = platforms;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        topics.read(ActionAsked.TOPIC, ActionAsked.class, this::carryOut);
    }

    /** Something was said, or said anew; completes when the broker has it. */
    public CompletionStage<Taken> take(Said said, Source from) {
        return take(said, said.status(), from);
    }

    /** The same where the platform tells of an edit and not of its time. */
    public CompletionStage<Taken> take(Said said, Status status, Source from) {
        checks.pass(said);
        return tell(from.comment(said, status));
    }

    /** What would be taken, and under which id, without telling it. */
    public Taken tryOut(Said said, Source from) {
        checks.pass(said);
        var comment = from.comment(said, said.status());
        return new Taken(comment.id(), comment.status());
    }

    /** Its author has taken it down; completes when the broker has it. */
    public CompletionStage<Taken> takeDown(
            String platform, String externalId, @Nullable Instant removedAt, Source from) {
        checks.pass(platform, externalId);
        return tell(from.removal(platform, externalId, removedAt));
    }

    private CompletionStage<Taken> tell(Comment comment) {
        var event =
                new Event(Comment.TOPIC, comment.key(), comment.id(), Correlation.id(), comment.receivedAt(), comment);
        return publisher.publish(event).thenApply(acknowledged -> {
            count(comment);
            return new Taken(event.id(), comment.status());
        });
    }

    /** An outcome is told again when this fails half way; it has the same id then. */
    private void carryOut(List<Received<ActionAsked>> asked) {
        var told = asked.stream().map(this::carryOut).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(told).join();
    }

    private CompletableFuture<Void> carryOut(Received<ActionAsked> asked) {
        return carryOut(asked.data(), asked.correlation()).toCompletableFuture();
    }

    /** Does what was asked for and tells what became of it; what is gone for good is told as a removal too. */
    CompletionStage<Void> carryOut(ActionAsked action, String correlation) {
        var outcome = platforms.carryOut(action).to(action, clock.instant());
        LOG.infof("%s %s: %s", action.action(), action.actionId(), outcome.outcome());
        var told = publisher.publish(
                new Event(ActionOutcome.TOPIC, outcome.key(), outcome.id(), correlation, outcome.at(), outcome));
        return outcome.isUnseen() && outcome.found() == Found.REMOVED
                ? told.thenCompose(acknowledged -> gone(outcome))
                : told;
    }

    /** What proves it is that there was nothing, twice. */
    private CompletionStage<Void> gone(ActionOutcome look) {
        var seen = ("looked twice for " + look.key() + ": nothing").getBytes(UTF_8);
        return takeDown(look.platform(), look.externalId(), null, Source.of(look.practice(), Via.API, seen, look.at()))
                .thenApply(acknowledged -> null);
    }

    private void count(Comment comment) {
        var via = comment.via().word();
        meters.counter("conduct_comments_received", "platform", comment.platform(), "via", via)
                .increment();
        LOG.debugf("%s %s via %s", comment.platform(), comment.status().word(), via);
    }
}
