package uk.gpsurgery.conduct.ingest.action;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.MetaConfig;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Found;

/** A practice's page at Facebook. It is asked first what it lets us do. */
@Singleton
public final class Facebook implements Platform {

    private final Map<String, FacebookPage> pages;
    private final Standing standing;

    Facebook(MetaConfig config, MeterRegistry meters, Clock clock) {
        this.standing = new Standing(name(), "Facebook", config, meters, clock);
        this.pages = config.pages().entrySet().stream()
                .filter(page -> config.pageTokens().containsKey(page.getKey()))
                .collect(Collectors.toMap(Map.Entry::getValue, page -> page(page.getKey(), page.getValue(), config)));
        pages.keySet().forEach(standing::watch);
    }

    @Override
    public String name() {
        return "facebook";
    }

    @Override
    public boolean isConnectedFor(String practice) {
        return pages.containsKey(practice);
    }

    /** The practices that have given the keys of their page. */
    public Set<String> practices() {
        return pages.keySet();
    }

    public String pageOf(String practice) {
        return Objects.requireNonNull(pages.get(practice)).id();
    }

    /** What a page shows; empty while it is left alone, and when it did not answer. */
    public <T> Optional<T> read(String practice, Function<FacebookPage, T> question) {
        var page = Objects.requireNonNull(pages.get(practice));
        return standing.read(practice, () -> question.apply(page));
    }

    @Override
    public Answer carryOut(Deed deed, ActionAsked action) {
        var page = Objects.requireNonNull(pages.get(action.practice()));
        return standing.ask(action.practice(), deed, () -> page.believed(() -> carryOut(deed, action, page)));
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
            case CHECK_STILL_THERE -> check(action, page);
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

    private static Answer check(ActionAsked action, FacebookPage page) {
        var shown = page.look(action.externalId());
        return shown.isHidden()
                ? Answer.seen(Found.HIDDEN, shown.rawHash())
                : Answer.seen(action, shown.message(), shown.rawHash());
    }

    private FacebookPage page(String id, String practice, MetaConfig config) {
        var token = Objects.requireNonNull(config.pageTokens().get(id));
        return new FacebookPage(id, new Graph(token, config, rest -> standing.leaveAlone(practice, rest)));
    }
}
