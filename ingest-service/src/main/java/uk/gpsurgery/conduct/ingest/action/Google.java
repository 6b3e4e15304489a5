package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.GoogleConfig;
import uk.gpsurgery.conduct.ingest.Words;
import uk.gpsurgery.conduct.ingest.action.GoogleProfile.Review;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.kit.StableId;

/** Reviews at Google: they are answered and looked at, and nobody but their author takes them down. */
@Singleton
final class Google implements Platform {

    private static final Logger LOG = Logger.getLogger(Google.class);
    private static final int LONGEST_REPLY = 4096;
    private static final String NOT_ANSWERED = "Google does not answer as it should.";

    private final GoogleProfile profile;
    private final Duration rest;
    private final Clock clock;
    private volatile Instant restingUntil = Instant.MIN;
    private volatile boolean expired;

    Google(GoogleProfile profile, GoogleConfig config, MeterRegistry meters, Clock clock) {
        this.profile = profile;
        this.rest = config.rest();
        this.clock = clock;
        if (profile.isConnected()) {
            Gauge.builder("conduct_platform_token_expired", () -> expired ? 1 : 0)
                    .description("1 when a person has to sign in at the platform anew")
                    .tags("platform", name(), "practice", "all")
                    .register(meters);
        }
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return profile.isConnected() && !profile.locationsOf(practice).isEmpty();
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        if (clock.instant().isBefore(restingUntil)) {
            return Answer.later("Google is left alone for a while.", restingUntil);
        }
        try {
            var review = profile.find(action.practice(), action.externalId()).orElse(null);
            var answer = review == null ? gone(deed) : carryOut(deed, action, review);
            expired = false;
            return answer;
        } catch (WebApplicationException e) {
            return refused(e);
        } catch (ProcessingException e) {
            return leaveAlone(NOT_ANSWERED, rest);
        } catch (RuntimeException e) {
            // The library tells only in words that it got no token; they may hold one.
            LOG.warnf("no token from Google: %s", e.getClass().getSimpleName());
            return noToken(e);
        }
    }

    private Answer carryOut(Deed deed, ActionAsked action, Review review) {
        return switch (deed) {
            case REPLY -> reply(action.text(), review);
            case DELETE_REPLY -> deleteReply(review);
            case CHECK_STILL_THERE -> check(action.textHash(), review);
            case HIDE, UNHIDE, DELETE, BAN, UNBAN ->
                throw new IllegalArgumentException("Google lets nobody " + deed.word());
        };
    }

    private Answer reply(@Nullable String text, Review review) {
        if (text == null || text.getBytes(UTF_8).length > LONGEST_REPLY) {
            return Answer.refused("A reply at Google has at least one and at most 4096 bytes.");
        }
        if (!text.equals(review.json().at("/reviewReply/comment").asText())) {
            profile.reply(review, text);
        }
        return Answer.done();
    }

    private Answer deleteReply(Review review) {
        if (review.json().has("reviewReply")) {
            profile.deleteReply(review);
        }
        return Answer.done();
    }

    private static Answer check(@Nullable String textHash, Review review) {
        var words = Words.mended(review.json().path("comment").asText());
        var isEdited = textHash != null && !words.isBlank() && !textHash.equals(StableId.hashOf(words.getBytes(UTF_8)));
        return Answer.seen(isEdited ? Found.EDITED : Found.FOUND, review.rawHash());
    }

    private static Answer gone(Deed deed) {
        return deed == Deed.CHECK_STILL_THERE
                ? Answer.seen(Found.REMOVED, null)
                : Answer.refused("404: there is no such review any more.");
    }

    private Answer refused(WebApplicationException fault) {
        var status = fault.getResponse().getStatus();
        return switch (status) {
            case 401 -> expire("401: Google does not take the token any more; sign in at Google anew and set it.");
            case 403 -> Answer.refused("403: the account at Google may not do this at this location.");
            case 429 -> leaveAlone("429: Google is asked too much at the moment.", wanted(fault));
            default ->
                status >= 500
                        ? leaveAlone(NOT_ANSWERED, rest)
                        : Answer.refused(status + ": Google did not accept this.");
        };
    }

    /** What {@code Retry-After} says, in seconds. */
    private Duration wanted(WebApplicationException fault) {
        var told = String.valueOf(fault.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER));
        return told.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(told)) : rest;
    }

    private Answer noToken(RuntimeException fault) {
        return String.valueOf(fault.getMessage()).contains("invalid_grant")
                ? expire("Google gives no token any more; sign in at Google anew and set it.")
                : leaveAlone(NOT_ANSWERED, rest);
    }

    private Answer expire(String sentence) {
        if (!expired) {
            LOG.error(sentence);
        }
        expired = true;
        return Answer.failed(sentence);
    }

    private Answer leaveAlone(String sentence, Duration time) {
        restingUntil = clock.instant().plus(time);
        return Answer.later(sentence, restingUntil);
    }
}
