package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.gpsurgery.conduct.cases.TrackTelling;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStage;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;
import uk.gpsurgery.conduct.kit.Correlation;
import uk.gpsurgery.conduct.kit.Problems;

/** Somebody tells a side track of a post what happened, with the version of the track that they have seen. */
@Singleton
class TrackHappenings {

    private final HappeningReader<TrackHappening> reader;
    private final Tracks tracks;
    private final TrackTelling telling;
    private final TrackViews views;
    private final SignedIn signedIn;
    private final Asked asked;

    TrackHappenings(
            ObjectMapper json, Tracks tracks, TrackTelling telling, TrackViews views, SignedIn signedIn, Asked asked) {
        reader = new HappeningReader<>(TrackHappening.class, List.of("version", "post"), json);
        this.tracks = tracks;
        this.telling = telling;
        this.views = views;
        this.signedIn = signedIn;
        this.asked = asked;
    }

    /** What the policy answers. The post is locked. */
    TrackView tell(Incident post, String word, ObjectNode body) throws SQLException {
        var track = Track.named(word)
                .orElseThrow(() -> Problems.of(404, "NO_SUCH_TRACK", "There is no side track of this name."));
        var told = reader.read(body);
        asked.toTell(Step.nameOf(told.getClass()));
        var before = tracks.open(post.id, track);
        VersionSeen.check(body, "track", before.map(row -> row.version).orElse(0), version -> Map.of());
        var outcome = telling.tell(post, track, told, signedIn.teller(), Correlation.id());
        if (outcome instanceof TrackOutcome.Moved) {
            return views.of(post, before.or(() -> tracks.last(post.id, track)).orElseThrow());
        }
        throw refusal(outcome, track, before, Step.nameOf(told.getClass()));
    }

    private static RuntimeException refusal(
            TrackOutcome outcome, Track track, Optional<TrackRow> before, String happening) {
        if (outcome instanceof TrackOutcome.Refused refused) {
            return Refusal.by(refused.guards());
        }
        if (outcome instanceof TrackOutcome.NotTheirs notTheirs) {
            return Refusal.notTheirs(notTheirs.by());
        }
        var at = before.map(row -> row.stage);
        return Refusal.nothingLeads(
                "NOT_ON_THE_TRACK",
                at.map(TrackStage::name).orElse("a track that is not open"),
                happening,
                TrackPolicy.stepsFrom(track, at));
    }
}
