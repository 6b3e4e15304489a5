package uk.gpsurgery.conduct.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import uk.gpsurgery.conduct.classifier.model.Model;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;
import uk.gpsurgery.conduct.classifier.wire.CommentEvent;
import uk.gpsurgery.conduct.classifier.wire.DirectoryEntry;
import uk.gpsurgery.conduct.classifier.wire.VerdictEvent;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.kit.StableId;
import uk.gpsurgery.conduct.kit.Topics;

/**
 * Every comment gets a verdict: which clauses of the policy it breaches, where, and by which rule.
 *
 * <p>It keeps nothing but the directory, which it reads anew at every start.
 */
@Singleton
public final class ClassifierFlow {

    private final Topics topics;
    private final Publisher publisher;
    private final Directories directories;
    private final Classifier classifier;
    private final MeterRegistry meters;

    ClassifierFlow(
            Topics topics, Publisher publisher, Directories directories, Classifier classifier, MeterRegistry meters) {
        this.topics = topics;
        this.publisher = publisher;
        this.directories = directories;
        this.classifier = classifier;
        this.meters = meters;
    }

    void start(@Observes StartupEvent starting) {
        topics.keep("directory.v1", DirectoryEntry.class, directories::told);
        topics.read("comments.v1", CommentEvent.class, this::classify);
    }

    /** Returns when the broker has every verdict, so that the comments count as read only then. */
    private void classify(List<Received<CommentEvent>> comments) throws InterruptedException, ExecutionException {
        var acknowledged = comments.stream()
                .map(this::verdict)
                .map(publisher::publish)
                .map(java.util.concurrent.CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(acknowledged).get();
    }

    private Event verdict(Received<CommentEvent> comment) {
        var told = verdictOn(comment.id(), comment.data());
        meters.counter("conduct_comments_classified_total", "route", told.route())
                .increment();
        told.findings()
                .forEach(found -> meters.counter("conduct_findings", "clause", found.clause(), "band", found.band())
                        .increment());
        return new Event(
                "verdicts.v1",
                comment.key(),
                StableId.of(comment.id(), told.policyVersion(), told.modelVersion()),
                comment.correlation(),
                comment.time(),
                told);
    }

    private VerdictEvent verdictOn(String id, CommentEvent comment) {
        var author = comment.author();
        var text = comment.text();
        if (author == null || text == null) {
            return VerdictEvent.removed(id, comment, RuleBook.VERSION, Model.VERSION);
        }
        var verdict = classifier.verdict(
                new Comment(comment.platform(), author.name(), text, comment.rating(), comment.lang()),
                directories.of(comment.practice()));
        return VerdictEvent.of(id, comment, text, verdict, RuleBook.VERSION, Model.VERSION);
    }
}
