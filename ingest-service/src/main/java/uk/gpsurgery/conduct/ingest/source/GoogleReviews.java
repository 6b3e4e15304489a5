package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile.Location;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile.Review;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;

/**
 * What stands at Google: one review when a push hints at it, and all of them now and then, because Google tells nobody of
 * a review that was taken down.
 *
 * <p>What was seen last time is known as long as this program runs. After a start everything is told again, with the ids
 * it had; a review that went while nothing ran is noticed by the looks that a case asks for.
 */
@Singleton
final class GoogleReviews {

    private static final Logger LOG = Logger.getLogger(GoogleReviews.class);

    /** 50 reviews each; no surgery has more. */
    private static final int MOST_PAGES = 400;

    private final GoogleProfile profile;
    private final IngestFlow flow;
    private final MeterRegistry meters;
    private final Clock clock;

    /** By location: the reviews that stood there, and when each was changed last. */
    private final Map<Location, Map<String, String>> known = new ConcurrentHashMap<>();

    GoogleReviews(GoogleProfile profile, IngestFlow flow, MeterRegistry meters, Clock clock) {
        this.profile = profile;
        this.flow = flow;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${conduct.ingest.google.sweep:1h}", concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        if (profile.isConnected()) {
            profile.locations().forEach(this::sweep);
        }
    }

    private void sweep(Location location) {
        try {
            compare(location);
            count("done");
        } catch (RuntimeException e) {
            // Without its words: they may quote a review. The next sweep tells what this one could not.
            LOG.warnf(
                    "the reviews of practice %s were not read: %s",
                    location.practice(), e.getClass().getSimpleName());
            count("failed");
        }
    }

    private void compare(Location location) {
        var before = known.getOrDefault(location, Map.of());
        var reviews = all(location);
        var now = reviews.stream().collect(Collectors.toMap(Review::id, GoogleReviews::changed, (one, other) -> one));
        var told = new ArrayList<CompletionStage<?>>();
        for (var review : reviews) {
            if (!changed(review).equals(before.get(review.id()))) {
                told.add(tell(review));
            }
        }
        for (var id : before.keySet()) {
            // A list that is read page by page while it changes may miss one: only a second look is believed.
            if (!now.containsKey(id)) {
                told.add(profile.get(location, id).map(this::tell).orElseGet(() -> takeDown(location, id)));
            }
        }
        CompletableFuture.allOf(
                        told.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new))
                .join();
        known.put(location, now);
    }

    /** Google gives the latest change first; it is told in the order in which it happened. */
    private List<Review> all(Location location) {
        var reviews = new ArrayList<Review>();
        @Nullable String next = null;
        for (var pages = 0; pages == 0 || next != null; pages++) {
            if (pages == MOST_PAGES) {
                throw new IllegalStateException("the pages do not end");
            }
            var page = profile.list(location, next);
            reviews.addAll(page.reviews());
            next = page.next();
        }
        Collections.reverse(reviews);
        return reviews;
    }

    /** A push is a hint only; what is true stands at Google. */
    CompletionStage<?> look(Location location, String id) {
        var review = profile.get(location, id);
        if (review.isPresent()) {
            return tell(review.get());
        }
        return Objects.requireNonNullElse(known.get(location), Map.of()).containsKey(id)
                ? takeDown(location, id)
                : CompletableFuture.completedFuture(null);
    }

    private CompletionStage<?> tell(Review review) {
        var now = clock.instant();
        return flow.take(
                GoogleReview.said(review.json(), now),
                new Source(review.location().practice(), Via.API, review.rawHash(), now));
    }

    private CompletionStage<?> takeDown(Location location, String id) {
        var now = clock.instant();
        var seen = ("GET " + location.account() + "/" + location.id() + "/" + id + ": 404").getBytes(UTF_8);
        return flow.takeDown("google", id, null, Source.of(location.practice(), Via.API, seen, now));
    }

    private static String changed(Review review) {
        return review.json().path("updateTime").asText();
    }

    private void count(String how) {
        meters.counter("conduct_google_sweeps", "outcome", how).increment();
    }
}
