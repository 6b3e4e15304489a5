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
import uk.gpsurgery.conduct.cases.policy.tracks.TrackGuard;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackHappening;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackOutcome;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStep;
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
        checkVersion(before, body);
        var outcome = telling.tell(post, track, told, signedIn.teller(), Correlation.id());
        if (outcome instanceof TrackOutcome.Moved) {
            return views.of(post, before.or(() -> tracks.last(post.id, track)).orElseThrow());
        }
        throw refusal(outcome, track, before, Step.nameOf(told.getClass()));
    }

    private static void checkVersion(Optional<TrackRow> before, ObjectNode body) {
        var version = body.path("version");
        if (!version.isInt()) {
            throw Problems.badInput(List.of(
                    new Problems.FieldError("version", "is the version of the track you have seen, 0 to open one")));
        }
        var now = before.map(row -> row.version).orElse(0);
        if (version.asInt() != now) {
            throw Problems.with(
                    409,
                    "STALE_VERSION",
                    "The track has changed since you looked: look again and tell it with version " + now + ".",
                    Map.of("version", now));
        }
    }

    private static RuntimeException refusal(
            TrackOutcome outcome, Track track, Optional<TrackRow> before, String happening) {
        if (outcome instanceof TrackOutcome.Refused refused) {
            var ofTheTelling = refused.guards().stream().allMatch(TrackGuard::ofTheTelling);
            return Problems.with(
                    ofTheTelling ? 422 : 409,
                    "REFUSED",
                    "Not allowed now: "
                            + String.join(
                                    "; ",
                                    refused.guards().stream()
                                            .map(TrackGuard::sentence)
                                            .toList())
                            + ".",
                    Map.of(
                            "guards",
                            refused.guards().stream()
                                    .map(TrackView.GuardView::of)
                                    .toList()));
        }
        if (outcome instanceof TrackOutcome.NotTheirs notTheirs) {
            return Problems.of(
                    403,
                    "NOT_YOURS_TO_TELL",
                    "This is told by: " + notTheirs.by().words() + ".");
        }
        return Problems.with(
                409,
                "NOT_ON_THE_TRACK",
                "Nothing leads from " + before.map(row -> row.stage.name()).orElse("a track that is not open") + " by "
                        + happening + ".",
                Map.of(
                        "allowed",
                        TrackPolicy.stepsFrom(track, before.map(row -> row.stage)).stream()
                                .map(TrackStep::happeningName)
                                .distinct()
                                .toList()));
    }
}
