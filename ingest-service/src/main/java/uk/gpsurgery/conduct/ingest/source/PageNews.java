package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Sent;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Change;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Gone;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Passed;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Spoken;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Unknown;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.DeadLetters;
import uk.gpsurgery.conduct.kit.HttpProblem;

/** What happened on a page at Facebook, told on; what cannot be told is kept with its bytes, or counted. */
@Singleton
final class PageNews {

    private static final Logger LOG = Logger.getLogger(PageNews.class);

    /** As the dead letters name it. */
    private static final String READER = "ingest-service webhook";

    private final IngestFlow flow;
    private final DeadLetters deadLetters;
    private final Map<String, String> practices;
    private final MeterRegistry meters;

    PageNews(IngestFlow flow, DeadLetters deadLetters, MetaConfig config, MeterRegistry meters) {
        this.flow = flow;
        this.deadLetters = deadLetters;
        this.practices = config.pages();
        this.meters = meters;
    }

    /** Completes when the broker has it. */
    CompletionStage<?> tell(Sent sent, Via via, String rawHash, Instant now) {
        var page = MetaValue.id(sent.page());
        var practice = practices.get(page);
        if (practice == null) {
            LOG.warnf("page %s belongs to no practice: set conduct.ingest.meta.pages", page);
            return pass("unknown-page");
        }
        try {
            return tell(MetaFeed.change(sent, now), practice, sent, new Source(practice, via, rawHash, now));
        } catch (HttpProblem e) {
            LOG.warnf("a change of page %s does not pass: %s", page, e.errors());
            return keep("malformed", practice, sent);
        }
    }

    private CompletionStage<?> tell(Change change, String practice, Sent sent, Source from) {
        if (change instanceof Spoken spoken) {
            return flow.take(spoken.said(), spoken.status(), from);
        }
        if (change instanceof Gone gone) {
            return flow.takeDown("facebook", gone.externalId(), gone.at(), from);
        }
        return change instanceof Passed passed ? pass(passed.why()) : keep(((Unknown) change).what(), practice, sent);
    }

    /** For a person or a newer program to look at; Meta will not send it again once it has heard 200. */
    private CompletionStage<?> keep(String what, String practice, Sent sent) {
        count(what);
        return deadLetters.bury(
                Comment.TOPIC, practice + ":facebook", sent.change().raw().getBytes(UTF_8), READER, what);
    }

    private CompletionStage<?> pass(String why) {
        count(why);
        return CompletableFuture.completedFuture(null);
    }

    private void count(String why) {
        meters.counter("conduct_webhook_changes_passed", "platform", "facebook", "why", why)
                .increment();
    }
}
