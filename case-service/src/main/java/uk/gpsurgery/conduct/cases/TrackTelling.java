package uk.gpsurgery.conduct.cases;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Happening.HeldByTrack;
import uk.gpsurgery.conduct.cases.policy.Happening.ReleasedByTrack;
import uk.gpsurgery.conduct.cases.policy.Hold;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackFile;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.ComplaintReceived;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DataComplaintReceived;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.DoneByHand;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.HandWanted;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.NotDoneByHand;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening.Public;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome.Moved;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStage;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStep;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.TrackAction.State;
import uk.gpsurgery.conduct.cases.store.TrackEntry;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Tells a track what happened: asks the policy, and puts down what it answers, all in the caller's transaction. The
 * caller has locked the post. Of the case it touches nothing but what the track holds.
 */
@Singleton
public class TrackTelling {

    private static final Logger LOG = Logger.getLogger(TrackTelling.class);

    private final Tracks tracks;
    private final Incidents incidents;
    private final Cases cases;
    private final Telling telling;
    private final ActionBook actions;
    private final TrackClocks clocks;
    private final LetterBook letters;
    private final Capabilities capabilities;
    private final Calendar calendar;
    private final ToldJson json;
    private final MeterRegistry meters;
    private final AuditTrail trail;

    TrackTelling(
            Tracks tracks,
            Incidents incidents,
            Cases cases,
            Telling telling,
            ActionBook actions,
            TrackClocks clocks,
            LetterBook letters,
            Capabilities capabilities,
            Calendar calendar,
            ToldJson json,
            MeterRegistry meters,
            AuditTrail trail) {
        this.tracks = tracks;
        this.incidents = incidents;
        this.cases = cases;
        this.telling = telling;
        this.actions = actions;
        this.clocks = clocks;
        this.letters = letters;
        this.capabilities = capabilities;
        this.calendar = calendar;
        this.json = json;
        this.meters = meters;
        this.trail = trail;
    }

    /** What the policy answers; the post's open track of that kind moves, or opens, when the answer is yes. */
    public TrackOutcome tell(Incident post, Track track, TrackHappening told, Teller teller, String correlation)
            throws SQLException {
        var open = tracks.open(post.id, track);
        var outcome = TrackPolicy.decide(track, file(post, open, teller), told);
        if (outcome instanceof Moved moved) {
            take(open.orElseGet(() -> opened(post, track)), post, moved.step(), told, teller, correlation);
        }
        return outcome;
    }

    /** A part of this service tells it: no call of anybody puts it on record, so it is put there here. */
    void byItself(Incident post, Track track, TrackHappening told, Actor part, String correlation) throws SQLException {
        if (tell(post, track, told, Teller.machine(part), correlation) instanceof Moved moved) {
            var subject = "/v1/incidents/" + post.id + "/tracks/" + track.word();
            trail.done(Deed.byItself(post.practice, part, moved.step().happeningName(), subject, correlation));
        }
    }

    /** The track as the policy sees it; one that is not opened yet where there is none. */
    public TrackFile file(Incident post, Optional<TrackRow> row, Teller teller) {
        return new TrackFile(
                row.map(open -> open.stage),
                calendar.today(),
                teller,
                new TrackFile.Post(
                        post.platform,
                        !incidents.revisions(post.id).isEmpty(),
                        Set.of(post.named),
                        post.authorName == null ? "" : post.authorName,
                        post.authorId != null,
                        capabilities.of(post.platform)),
                row.map(open -> actions.of(open, State::open)).orElse(Set.of()),
                row.map(open -> actions.of(open, state -> state == State.NEEDS_A_PERSON))
                        .orElse(Set.of()),
                row.map(this::happened).orElse(Set.of()),
                row.map(open -> open.receivedOn),
                row.flatMap(clocks::of));
    }

    private void take(
            TrackRow row, Incident post, TrackStep<?> step, TrackHappening told, Teller teller, String correlation)
            throws SQLException {
        var from = row.version == 0 ? null : row.stage;
        row.version++;
        row.stage = step.to().orElse(row.stage);
        row.closed = TrackPolicy.isAnEnd(row.track, row.stage);
        row.updatedAt = calendar.now();
        remember(row, step, told);
        if (from == null) {
            tracks.persistAndFlush(row);
        }
        tracks.keep(entry(row, step, from, told, teller));
        actions.noteByHand(row, told);
        if (step.action().isPresent()) {
            actions.ask(row, post, step.action().get(), teller.subject(), correlation);
        }
        // The letter speaks of the deadline that has led here, not of the next one.
        if (step.mail().isPresent()) {
            letters.ask(row, post, step.mail().get(), correlation);
        }
        clocks.follow(row, step, told, teller);
        hold(row, from, correlation);
        meters.counter("conduct_track_moves", "track", row.track.word(), "happening", step.happeningName())
                .increment();
        LOG.infof("track %s of %s: %s -> %s", row.track.word(), post.id, step.happeningName(), row.stage);
    }

    private void remember(TrackRow row, TrackStep<?> step, TrackHappening told) {
        if (told instanceof Public said) {
            row.draft = said.text();
        } else if (told instanceof ComplaintReceived received) {
            row.receivedOn = received.on();
        } else if (told instanceof DataComplaintReceived received) {
            row.receivedOn = received.on();
        }
        if (told instanceof HandWanted wanted) {
            row.task = wanted.sentence();
        } else if (!step.task().isEmpty()) {
            row.task = step.task();
        } else if (step.to().isPresent() || told instanceof DoneByHand || told instanceof NotDoneByHand) {
            row.task = null;
        }
    }

    /** What the track begins or ends to hold, it holds on every open case of its author. */
    private void hold(TrackRow row, @Nullable TrackStage from, String correlation) throws SQLException {
        var before = Optional.ofNullable(from).flatMap(stage -> TrackPolicy.holdOf(row.track, stage));
        var after = TrackPolicy.holdOf(row.track, row.stage);
        if (before.equals(after)) {
            return;
        }
        for (var id : tracks.casesOf(row)) {
            var held = cases.locked(row.practice, id).orElseThrow();
            var holds = tracks.holdsOn(row.practice, held.authorKey, held.patientId);
            if (after.isPresent() && !held.holds().contains(after.get())) {
                telling.byItself(held, new HeldByTrack(after.get()), Actor.TRACK, correlation);
            }
            if (before.filter(hold -> isOver(hold, holds, held.holds())).isPresent()) {
                telling.byItself(held, new ReleasedByTrack(before.get()), Actor.TRACK, correlation);
            }
        }
    }

    private static boolean isOver(Hold hold, Set<Hold> ofOpenTracks, Set<Hold> ofTheCase) {
        return !ofOpenTracks.contains(hold) && ofTheCase.contains(hold);
    }

    private TrackRow opened(Incident post, Track track) {
        var row = new TrackRow();
        row.id = StableId.of("track", post.id, track.word(), String.valueOf(tracks.had(post.id, track)));
        row.practice = post.practice;
        row.incidentId = post.id;
        row.authorKey = AuthorKey.of(post);
        row.track = track;
        row.openedAt = calendar.now();
        return row;
    }

    private TrackEntry entry(
            TrackRow row, TrackStep<?> step, @Nullable TrackStage from, TrackHappening told, Teller teller) {
        var entry = new TrackEntry();
        entry.trackId = row.id;
        entry.version = row.version;
        entry.practice = row.practice;
        entry.fromStage = from == null ? null : from.name();
        entry.toStage = row.stage.name();
        entry.tell(step, teller, json.write(told), row.updatedAt);
        return entry;
    }

    private Set<String> happened(TrackRow row) {
        return tracks.history(row.id).stream().map(entry -> entry.happening).collect(Collectors.toUnmodifiableSet());
    }
}
