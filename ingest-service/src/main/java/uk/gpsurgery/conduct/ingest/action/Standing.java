package uk.gpsurgery.conduct.ingest.action;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import uk.gpsurgery.conduct.ingest.Bucket;
import uk.gpsurgery.conduct.ingest.Pace;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;

/**
 * How the practices stand with one platform. It is asked no faster than agreed on, left alone after the first call that
 * it did not answer and for as long as it wants to be (a circuit breaker that opens at once, by practice), and a token
 * that has ended is an alert until it works again.
 */
final class Standing {

    private static final Logger LOG = Logger.getLogger(Standing.class);
    private static final double SECONDS_A_MINUTE = 60;

    private final String word;
    private final String platform;
    private final Pace pace;
    private final MeterRegistry meters;
    private final Clock clock;

    /** By practice: until when it is left alone. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    private final Map<String, Bucket> shares = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    /**
     * @param word as {@code comments.v1} calls the platform
     * @param platform as a sentence calls it
     */
    Standing(String word, String platform, Pace pace, MeterRegistry meters, Clock clock) {
        this.word = word;
        this.platform = platform;
        this.pace = pace;
        this.meters = meters;
        this.clock = clock;
    }

    /** Of a practice that has given the keys. */
    void watch(String practice) {
        Gauge.builder("conduct_platform_token_expired", ended, all -> all.contains(practice) ? 1 : 0)
                .description("1 when a person has to sign in at the platform anew")
                .tags("platform", word, "practice", practice)
                .register(meters);
    }

    /** What the platform answers, or why it was not asked, or does not answer. */
    Answer ask(String practice, Deed deed, Supplier<Answer> question) {
        var until = restsUntil(practice);
        if (until.isPresent()) {
            return Answer.later(platform + " is left alone for a while.", until.get());
        }
        var wait = share(practice).take(System.nanoTime());
        if (!wait.isZero()) {
            return Answer.later(
                    platform + " is asked no faster than agreed on.",
                    clock.instant().plus(wait));
        }
        try {
            var answer = question.get();
            ended.remove(practice);
            return answer;
        } catch (SaidNo no) {
            note(no, practice);
            return answer(no, deed, practice);
        }
    }

    /** The same for what is read without an action; empty while it is left alone, and when it did not answer. */
    <T> Optional<T> read(String practice, Supplier<T> question) {
        if (restsUntil(practice).isPresent()) {
            return Optional.empty();
        }
        try {
            var read = Optional.of(question.get());
            ended.remove(practice);
            return read;
        } catch (SaidNo no) {
            note(no, practice);
            return Optional.empty();
        }
    }

    /** For the longest time that was asked for. */
    void leaveAlone(String practice, Duration time) {
        resting.merge(practice, clock.instant().plus(time), (one, other) -> one.isAfter(other) ? one : other);
    }

    private void note(SaidNo no, String practice) {
        LOG.debugf("%s, practice %s: %s", platform, practice, no.fault());
        switch (no.fault()) {
            case TOKEN_ENDED -> {
                if (ended.add(practice)) {
                    LOG.errorf("practice %s: %s", practice, no.sentence(platform));
                }
            }
            case ASKED_TOO_MUCH, BLOCKED, AWAY ->
                leaveAlone(practice, Objects.requireNonNullElse(no.rest(), pace.rest()));
            case GONE, NOT_SEEN, NOT_ALLOWED, SAID_ALREADY, REFUSED -> {}
        }
    }

    private Answer answer(SaidNo no, Deed deed, String practice) {
        var sentence = no.sentence(platform);
        return switch (no.fault()) {
            case TOKEN_ENDED, NOT_SEEN -> Answer.failed(sentence);
            case ASKED_TOO_MUCH, BLOCKED, AWAY ->
                Answer.later(sentence, restsUntil(practice).orElseGet(clock::instant));
            case GONE ->
                deed == Deed.DELETE || deed == Deed.CHECK_STILL_THERE
                        ? Answer.seen(Found.REMOVED, null)
                        : Answer.refused(sentence);
            case NOT_ALLOWED, SAID_ALREADY, REFUSED -> Answer.refused(sentence);
        };
    }

    private Optional<Instant> restsUntil(String practice) {
        return Optional.ofNullable(resting.get(practice))
                .filter(until -> clock.instant().isBefore(until));
    }

    private Bucket share(String practice) {
        return shares.computeIfAbsent(
                practice, name -> new Bucket(pace.perMinute() / SECONDS_A_MINUTE, pace.perMinute(), System.nanoTime()));
    }
}
