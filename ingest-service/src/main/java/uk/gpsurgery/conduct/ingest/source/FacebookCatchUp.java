package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.ingest.Memory;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.action.Facebook;
import uk.gpsurgery.conduct.ingest.action.FacebookPage;
import uk.gpsurgery.conduct.ingest.source.MetaEnvelope.Sent;
import uk.gpsurgery.conduct.ingest.source.MetaFeed.Spoken;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Reads now and then what stands on the pages, for what webhooks missed. What stands on the topic in the same words is
 * not told again, whichever way it came; the rest is told as the webhook would have told it.
 */
@Singleton
final class FacebookCatchUp {

    private static final Logger LOG = Logger.getLogger(FacebookCatchUp.class);

    /** A hundred entries each; a page that shows more within days is read from the newest on. */
    private static final int MOST_PAGES = 50;

    /** How much older than that a post may be below which something is said. */
    private static final Duration DEEPEST = Duration.ofDays(365);

    /** Clocks differ, and a comment may be shown a little after the time it bears. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Facebook facebook;
    private final PageNews news;
    private final Memory memory;
    private final Duration reach;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Clock clock;

    /** By practice: up to when its page was read to the end. */
    private final Map<String, Instant> readUntil = new ConcurrentHashMap<>();

    FacebookCatchUp(
            Facebook facebook,
            PageNews news,
            Memory memory,
            MetaConfig config,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.facebook = facebook;
        this.news = news;
        this.memory = memory;
        this.reach = config.reach();
        this.json = json;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${conduct.ingest.meta.catch-up:30m}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        facebook.practices().forEach(this::run);
    }

    private void run(String practice) {
        var begun = clock.instant();
        var since = readUntil.getOrDefault(practice, begun.minus(reach)).minus(OVERLAP);
        try {
            var told = memory.lastSince(since, Comment.TOPIC, Comment.class, any -> true);
            new Round(practice, since, told).read();
            readUntil.put(practice, begun);
            count("done");
        } catch (RuntimeException e) {
            // Without its words: they may quote a comment. The next round begins where this one did.
            LOG.warnf(
                    "the page of practice %s was not read: %s",
                    practice, e.getClass().getSimpleName());
            count("failed");
        }
    }

    private void count(String how) {
        meters.counter("conduct_facebook_catch_ups", "outcome", how).increment();
    }

    /**
     * One reading of one page.
     *
     * @param told the last that stands on the topic of each comment since then
     */
    private final class Round {

        private final String practice;
        private final Instant since;
        private final Map<String, Comment> told;

        Round(String practice, Instant since, Map<String, Comment> told) {
            this.practice = practice;
            this.since = since;
            this.told = told;
        }

        void read() {
            list(FacebookPage::posts, since.minus(DEEPEST), post -> {
                if (isSince(since, post, "created_time")) {
                    tell(PageEntry::post, post);
                }
                if (isSince(since, post, "updated_time")) {
                    var id = post.path("id").asText();
                    list(
                            (page, after) -> page.comments(id, after),
                            since,
                            comment -> tell((page, shown) -> PageEntry.comment(page, id, shown), comment));
                }
            });
            list(FacebookPage::ratings, since, rating -> tell(PageEntry::rating, rating));
        }

        /** The newest come first; what is older than asked for ends the list. */
        private void list(BiFunction<FacebookPage, String, String> question, Instant oldest, Consumer<JsonNode> entry) {
            var after = "";
            for (var pages = 0; pages < MOST_PAGES; pages++) {
                var from = after;
                var answer = asked(page -> question.apply(page, from));
                var entries = StreamSupport.stream(answer.path("data").spliterator(), false)
                        .filter(shown -> isSince(oldest, shown, "created_time"))
                        .toList();
                entries.forEach(entry);
                after = answer.at("/paging/cursors/after").asText();
                if (entries.isEmpty()
                        || after.isEmpty()
                        || !answer.path("paging").has("next")) {
                    return;
                }
            }
        }

        private JsonNode asked(Function<FacebookPage, String> question) {
            var answer = facebook.read(practice, question);
            try {
                return json.readTree(answer.orElseThrow());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Facebook answered with something that is not JSON");
            }
        }

        private void tell(BiFunction<String, JsonNode, Sent> entry, JsonNode shown) {
            var now = clock.instant();
            var sent = entry.apply(facebook.pageOf(practice), shown);
            if (MetaFeed.change(sent, now) instanceof Spoken spoken && !isTold(spoken.said())) {
                var hash = StableId.hashOf(sent.change().raw().getBytes(UTF_8));
                news.tell(sent, Via.API, hash, now).toCompletableFuture().join();
            }
        }

        private boolean isTold(Said said) {
            var last = told.get(practice + ":facebook:" + said.externalId());
            return last != null
                    && (last.status() == Status.REMOVED || said.text().equals(last.text()));
        }
    }

    private boolean isSince(Instant since, JsonNode shown, String field) {
        var time = MetaValue.time(shown.path(field), clock.instant());
        return time != null && !time.isBefore(since);
    }
}
