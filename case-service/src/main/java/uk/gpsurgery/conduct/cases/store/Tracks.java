package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;

/** The side tracks with their history, clocks and actions. */
@Singleton
public class Tracks implements PanacheRepositoryBase<TrackRow, String> {

    /** Of a post, in the order they were opened. */
    public List<TrackRow> ofIncident(String incidentId) {
        return list("incidentId = ?1 order by openedAt, track", incidentId);
    }

    /** The post's track of a kind that is not at its end. */
    public Optional<TrackRow> open(String incidentId, Track track) {
        return find("incidentId = ?1 and track = ?2 and closed = false", incidentId, track)
                .firstResultOptional();
    }

    /** The post's track of a kind that was opened last. */
    public Optional<TrackRow> last(String incidentId, Track track) {
        return find("incidentId = ?1 and track = ?2 order by openedAt desc", incidentId, track)
                .firstResultOptional();
    }

    /** How many tracks of a kind the post has had. */
    public long had(String incidentId, Track track) {
        return count("incidentId = ?1 and track = ?2", incidentId, track);
    }

    public List<TrackEntry> history(String trackId) {
        return getEntityManager()
                .createQuery("from TrackEntry where trackId = ?1 order by version", TrackEntry.class)
                .setParameter(1, trackId)
                .getResultList();
    }

    /** The deadline that runs. */
    public Optional<TrackClock> clock(String trackId) {
        return getEntityManager()
                .createQuery("from TrackClock where trackId = ?1 and stoppedAt is null", TrackClock.class)
                .setParameter(1, trackId)
                .getResultStream()
                .findFirst();
    }

    /** The deadline that was started last, whether or not it still runs. */
    public Optional<TrackClock> lastClock(String trackId) {
        return getEntityManager()
                .createQuery("from TrackClock where trackId = ?1 order by startedAt desc", TrackClock.class)
                .setParameter(1, trackId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Deadlines that are near or have passed and were not told yet, the longest waiting first. */
    public List<TrackClock> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "from TrackClock where stoppedAt is null and pausedAt is null and passed = false"
                                + " and (dueAt <= ?1 or (warned = false and warnAt <= ?1)) order by dueAt",
                        TrackClock.class)
                .setParameter(1, now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The pause that goes on. */
    public Optional<TrackPause> pause(String clockId) {
        return getEntityManager()
                .createQuery("from TrackPause where clockId = ?1 and resumedAt is null", TrackPause.class)
                .setParameter(1, clockId)
                .getResultStream()
                .findFirst();
    }

    public List<TrackAction> actions(String trackId) {
        return getEntityManager()
                .createQuery("from TrackAction where trackId = ?1 order by requestedAt, actionId", TrackAction.class)
                .setParameter(1, trackId)
                .getResultList();
    }

    public Optional<TrackAction> action(String practice, String actionId) {
        return Optional.ofNullable(getEntityManager().find(TrackAction.class, actionId))
                .filter(action -> action.practice.equals(practice));
    }

    /** What open tracks of an author, or of the patient the author was found to be, hold on the ladder. */
    public Set<Hold> holdsOn(String practice, String authorKey, @Nullable String patientId) {
        var holds = EnumSet.noneOf(Hold.class);
        list(
                        "practice = ?1 and closed = false and (authorKey = ?2 or authorKey in"
                                + " (select authorKey from uk.gpsurgery.conduct.cases.store.Case where practice = ?1 and patientId = ?3))",
                        practice,
                        authorKey,
                        patientId)
                .forEach(row -> TrackPolicy.holdOf(row.track, row.stage).ifPresent(holds::add));
        return holds;
    }

    /** The open cases that a track may hold: its author's, and those of the patient the author was found to be. */
    public List<String> casesOf(TrackRow row) {
        return getEntityManager()
                .createQuery(
                        "select id from uk.gpsurgery.conduct.cases.store.Case where practice = ?1 and closed = false"
                                + " and (authorKey = ?2 or patientId in (select patientId from"
                                + " uk.gpsurgery.conduct.cases.store.Case where practice = ?1 and authorKey = ?2))"
                                + " order by id",
                        String.class)
                .setParameter(1, row.practice)
                .setParameter(2, row.authorKey)
                .getResultList();
    }

    /** Keeps a row of a track that is not a track itself. */
    public void keep(Object row) {
        getEntityManager().persist(row);
    }
}
