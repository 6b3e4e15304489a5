package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.restfb.exception.FacebookException;
import com.restfb.json.ParseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.Words;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;
import uk.gpsurgery.conduct.kit.StableId;

/** A practice's page at Facebook. It is asked first what it lets us do, and left alone when it says that it is too much. */
@Singleton
final class Facebook implements Platform {

    private static final Logger LOG = Logger.getLogger(Facebook.class);

    private final Map<String, FacebookPage> pages;
    private final Duration rest;
    private final Clock clock;

    /** By practice: until when its page is left alone. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    private final Set<String> expired = ConcurrentHashMap.newKeySet();

    Facebook(MetaConfig config, MeterRegistry meters, Clock clock) {
        this.pages = config.pages().entrySet().stream()
                .filter(page -> config.pageTokens().containsKey(page.getKey()))
                .collect(Collectors.toMap(Map.Entry::getValue, page -> page(page.getKey(), config)));
        this.rest = config.rest();
        this.clock = clock;
        pages.keySet()
                .forEach(practice -> Gauge.builder(
                                "conduct_platform_token_expired", expired, all -> all.contains(practice) ? 1 : 0)
                        .description("1 when a person has to sign in at the platform anew")
                        .tags("platform", name(), "practice", practice)
                        .register(meters));
    }

    @Override
    public String name() {
        return "facebook";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return pages.containsKey(practice);
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        var practice = action.practice();
        var until = resting.getOrDefault(practice, Instant.MIN);
        if (clock.instant().isBefore(until)) {
            return Answer.later("Facebook is left alone for a while.", until);
        }
        var page = Objects.requireNonNull(pages.get(practice));
        try {
            var answer = carryOut(deed, action, page);
            expired.remove(practice);
            return answer;
        } catch (FacebookException e) {
            return answer(e, deed, practice, page);
        } catch (ParseException | UnsupportedOperationException e) {
            return later("Facebook does not answer as it should.", rest, practice);
        } finally {
            FacebookUsage.rest(page.usage(), rest).ifPresent(time -> leaveAlone(practice, time));
        }
    }

    private static Answer carryOut(Deed deed, ActionAsked action, FacebookPage page) {
        var comment = action.externalId();
        return switch (deed) {
            case HIDE -> hide(comment, page);
            case UNHIDE -> unhide(comment, page);
            case DELETE -> delete(comment, page);
            case BAN -> ban(action.authorId(), page);
            case UNBAN -> unban(action.authorId(), page);
            case REPLY -> reply(comment, action.text(), page);
            case CHECK_STILL_THERE -> check(comment, action.textHash(), page);
            case DELETE_REPLY -> throw new IllegalArgumentException("not done here: " + deed.word());
        };
    }

    private static Answer hide(String comment, FacebookPage page) {
        var shown = page.look(comment);
        if (!shown.isHidden()) {
            if (!shown.canHide()) {
                return Answer.refused("Facebook does not let the page hide this comment.");
            }
            page.setHidden(comment, true);
        }
        return Answer.done();
    }

    private static Answer unhide(String comment, FacebookPage page) {
        if (page.look(comment).isHidden()) {
            page.setHidden(comment, false);
        }
        return Answer.done();
    }

    private static Answer delete(String comment, FacebookPage page) {
        if (!page.look(comment).canRemove()) {
            return Answer.refused("Facebook does not let the page delete this comment.");
        }
        page.delete(comment);
        return Answer.done();
    }

    private static Answer ban(@Nullable String author, FacebookPage page) {
        if (author == null) {
            return Answer.needsAPerson("Please ban the author by hand: Facebook has not said who it is.");
        }
        page.block(author);
        return Answer.done();
    }

    private static Answer unban(@Nullable String author, FacebookPage page) {
        if (author == null) {
            return Answer.needsAPerson("Please lift the ban on the author by hand: Facebook has not said who it is.");
        }
        page.unblock(author);
        return Answer.done();
    }

    private static Answer reply(String comment, @Nullable String text, FacebookPage page) {
        if (text == null) {
            return Answer.refused("A reply needs words.");
        }
        if (!page.hasReplied(comment, text)) {
            page.reply(comment, text);
        }
        return Answer.done();
    }

    private static Answer check(String comment, @Nullable String textHash, FacebookPage page) {
        var shown = page.look(comment);
        if (shown.isHidden()) {
            return Answer.seen(Found.HIDDEN, shown.rawHash());
        }
        var words = Words.mended(shown.message());
        var isEdited = textHash != null && !words.isBlank() && !textHash.equals(StableId.hashOf(words.getBytes(UTF_8)));
        return Answer.seen(isEdited ? Found.EDITED : Found.FOUND, shown.rawHash());
    }

    private Answer answer(FacebookException fault, Deed deed, String practice, FacebookPage page) {
        var error = GraphError.of(fault);
        var sentence = error.sentence(fault);
        LOG.debugf("%s %s: %s", practice, deed, error);
        return switch (error) {
            case TOKEN_EXPIRED -> expire(practice, sentence);
            case ASKED_TOO_MUCH, BLOCKED, AWAY -> later(sentence, rest, practice);
            case GONE -> gone(deed, sentence, page);
            case NOT_ALLOWED, REFUSED -> Answer.refused(sentence);
        };
    }

    /** "No such comment" is also what a page hears that may not look: only one that sees itself can be believed. */
    private static Answer gone(Deed deed, String sentence, FacebookPage page) {
        if (!seesItself(page)) {
            return Answer.failed(sentence);
        }
        return switch (deed) {
            case DELETE, CHECK_STILL_THERE -> Answer.seen(Found.REMOVED, null);
            case HIDE, UNHIDE, REPLY, DELETE_REPLY, BAN, UNBAN -> Answer.refused(sentence);
        };
    }

    private static boolean seesItself(FacebookPage page) {
        try {
            return page.seesItself();
        } catch (FacebookException e) {
            return false;
        }
    }

    private Answer expire(String practice, String sentence) {
        if (expired.add(practice)) {
            LOG.errorf("practice %s: %s", practice, sentence);
        }
        return Answer.failed(sentence);
    }

    private Answer later(String sentence, Duration time, String practice) {
        return Answer.later(sentence, leaveAlone(practice, time));
    }

    /** The longest rest that was asked for. */
    private Instant leaveAlone(String practice, Duration time) {
        var until = clock.instant().plus(time);
        return resting.merge(practice, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static FacebookPage page(String id, MetaConfig config) {
        return new FacebookPage(id, Objects.requireNonNull(config.pageTokens().get(id)), config);
    }
}
