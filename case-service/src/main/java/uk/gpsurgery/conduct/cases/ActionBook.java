package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.ActionDone;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.ActionFailed;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DoneByHand;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.HandWanted;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.NotDoneByHand;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Revision;
import uk.gpsurgery.conduct.cases.store.TrackAction;
import uk.gpsurgery.conduct.cases.store.TrackAction.State;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.cases.wire.ActionAsked;
import uk.gpsurgery.conduct.cases.wire.ActionOutcome;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.StableId;

/** What tracks ask of the platforms, and what became of it. */
@Singleton
class ActionBook {

    private static final Set<Action> ABOUT_THE_AUTHOR = Set.of(Action.BAN, Action.UNBAN);

    private final Tracks tracks;
    private final Incidents incidents;
    private final Outbox outbox;
    private final Calendar calendar;

    ActionBook(Tracks tracks, Incidents incidents, Outbox outbox, Calendar calendar) {
        this.tracks = tracks;
        this.incidents = incidents;
        this.outbox = outbox;
        this.calendar = calendar;
    }

    /** Asks for it; what is asked refers to the evidence that is kept already. */
    void ask(TrackRow row, Incident post, Action action, String requestedBy, String correlation) throws SQLException {
        var asked = new TrackAction();
        asked.actionId = StableId.of("action", row.id, String.valueOf(row.version));
        asked.practice = row.practice;
        asked.trackId = row.id;
        asked.action = action;
        asked.state = State.ASKED;
        asked.requestedBy = requestedBy;
        asked.requestedAt = calendar.now();
        tracks.keep(asked);
        outbox.add(new Event(
                "actions.v1",
                post.practice + ":" + post.platform + ":" + post.externalId,
                asked.actionId,
                correlation,
                asked.requestedAt,
                new ActionAsked(
                        post.practice,
                        asked.actionId,
                        post.caseId == null ? post.id : post.caseId,
                        post.platform,
                        post.externalId,
                        ABOUT_THE_AUTHOR.contains(action) ? post.authorId : null,
                        action.word(),
                        action == Action.REPLY ? row.draft : null,
                        action == Action.CHECK_STILL_THERE ? textHash(post) : null,
                        requestedBy,
                        asked.requestedAt,
                        evidence(post))));
    }

    /** What the platform's answer tells the track. */
    static TrackHappening told(Action action, ActionOutcome outcome) {
        var reason = outcome.reason() == null ? "no reason was given" : outcome.reason();
        return switch (State.valueOf(outcome.outcome())) {
            case DONE -> new ActionDone(action);
            case NEEDS_A_PERSON -> new HandWanted(action, reason);
            case REFUSED, FAILED, ASKED -> new ActionFailed(action, reason);
        };
    }

    /** Puts down what the platform answered, whatever the track made of it. */
    void note(TrackAction asked, ActionOutcome outcome) {
        answer(asked, State.valueOf(outcome.outcome()), outcome.reason());
        asked.found = outcome.found();
    }

    /** Puts down what a person did, or did not do, where their hand was wanted. */
    void noteByHand(TrackRow row, TrackHappening told) {
        if (told instanceof DoneByHand done) {
            waiting(row, done.action()).forEach(asked -> answer(asked, State.DONE, done.how()));
        } else if (told instanceof NotDoneByHand not) {
            waiting(row, not.action()).forEach(asked -> answer(asked, State.REFUSED, not.reason()));
        }
    }

    /** Actions of a track whose state is such. */
    Set<Action> of(TrackRow row, Predicate<State> state) {
        return tracks.actions(row.id).stream()
                .filter(asked -> state.test(asked.state))
                .map(asked -> asked.action)
                .collect(toUnmodifiableSet());
    }

    private java.util.List<TrackAction> waiting(TrackRow row, Action action) {
        return tracks.actions(row.id).stream()
                .filter(asked -> asked.state == State.NEEDS_A_PERSON && asked.action == action)
                .toList();
    }

    private void answer(TrackAction asked, State state, @Nullable String reason) {
        asked.state = state;
        asked.reason = reason;
        asked.answeredAt = calendar.now();
    }

    private String evidence(Incident post) {
        return newest(post).rawHash;
    }

    /** By which the platform's answer can tell an edit from the words that are known. */
    private @Nullable String textHash(Incident post) {
        var text = newest(post).text;
        return text == null ? null : StableId.hashOf(text.getBytes(UTF_8));
    }

    private Revision newest(Incident post) {
        var revisions = incidents.revisions(post.id);
        return revisions.get(revisions.size() - 1);
    }
}
