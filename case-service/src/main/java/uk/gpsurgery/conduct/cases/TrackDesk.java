package uk.gpsurgery.conduct.cases;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DeadlineNear;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DeadlinePassed;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.cases.wire.ActionOutcome;
import uk.gpsurgery.conduct.kit.Inbox;
import uk.gpsurgery.conduct.kit.Received;

/**
 * What machines tell the side tracks: platforms answer what was asked of them, and clocks come near or pass. Findings
 * open tracks where verdicts arrive, and people tell the rest over HTTP.
 */
@Singleton
public class TrackDesk {

    private static final int DUE_AT_ONCE = 50;

    private final Inbox inbox;
    private final Tracks tracks;
    private final Incidents incidents;
    private final TrackTelling telling;
    private final ActionBook actions;
    private final PracticeRows rows;
    private final PracticeConfig practices;
    private final Calendar calendar;

    TrackDesk(
            Inbox inbox,
            Tracks tracks,
            Incidents incidents,
            TrackTelling telling,
            ActionBook actions,
            PracticeRows rows,
            PracticeConfig practices,
            Calendar calendar) {
        this.inbox = inbox;
        this.tracks = tracks;
        this.incidents = incidents;
        this.telling = telling;
        this.actions = actions;
        this.rows = rows;
        this.practices = practices;
        this.calendar = calendar;
    }

    /** What a platform answered moves the track that asked, and stands there even where the track has gone on. */
    void platformsAnswered(List<Received<ActionOutcome>> batch) {
        QuarkusTransaction.requiringNew().call(() -> {
            for (var outcome : inbox.take("action-outcomes.v1", batch)) {
                rows.only(outcome.data().practice());
                answered(outcome.data(), outcome.correlation());
            }
            return null;
        });
    }

    private void answered(ActionOutcome outcome, String correlation) throws SQLException {
        var asked = tracks.action(outcome.practice(), outcome.actionId());
        if (asked.isEmpty()) {
            return;
        }
        var row = tracks.findById(asked.get().trackId);
        var post = incidents.locked(row.practice, row.incidentId).orElseThrow();
        tracks.getEntityManager().refresh(row);
        if (!row.closed) {
            var told = ActionBook.told(asked.get().action, outcome);
            telling.byItself(post, row.track, told, Actor.PLATFORM, correlation);
        }
        actions.note(asked.get(), outcome);
    }

    /** Deadlines that are near or have ended are told to their tracks, once each, however many replicas look. */
    public void deadlinesReached() {
        practices.practices().keySet().forEach(this::deadlinesReached);
    }

    private void deadlinesReached(String practice) {
        var due = QuarkusTransaction.requiringNew().call(() -> {
            rows.only(practice);
            return tracks.due(calendar.now(), DUE_AT_ONCE);
        });
        for (var clock : due) {
            QuarkusTransaction.requiringNew().call(() -> {
                rows.only(practice);
                reached(practice, clock.id, clock.trackId);
                return null;
            });
        }
    }

    private void reached(String practice, String clockId, String trackId) throws SQLException {
        var row = tracks.findById(trackId);
        var post = incidents.locked(practice, row.incidentId).orElseThrow();
        // Who had the lock before may have told it, stopped the clock or moved the track.
        tracks.getEntityManager().refresh(row);
        var clock = tracks.clock(trackId).filter(running -> running.id.equals(clockId));
        if (clock.filter(running -> running.hasPassed(calendar.now())).isPresent()) {
            clock.get().passed = true;
            telling.byItself(post, row.track, new DeadlinePassed(), Actor.CLOCK, trackId);
        } else if (clock.filter(running -> running.isNear(calendar.now())).isPresent()) {
            clock.get().warned = true;
            telling.byItself(post, row.track, new DeadlineNear(), Actor.CLOCK, trackId);
        }
    }
}
