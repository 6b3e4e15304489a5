package uk.gpsurgery.conduct.cases.policy.tracks;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Teller;

/** Track files in which every guard of the file is met, until a test takes one thing away. */
final class TrackFiles {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Optional<TrackStage> stage;
    private Teller teller = new Teller("gareth.noakes", Set.of("practice-manager"), "s-10");
    private String platform = "google";
    private boolean evidence = true;
    private boolean authorIdKnown = true;
    private Set<Action> possible = EnumSet.allOf(Action.class);
    private Set<Action> asked = EnumSet.noneOf(Action.class);
    private Set<Action> byHand = EnumSet.noneOf(Action.class);
    private Set<String> happened = Set.of();
    private TrackFile.Clock clock = new TrackFile.Clock(TrackDeadline.BY_HAND, false);

    private TrackFiles(Optional<TrackStage> stage) {
        this.stage = stage;
    }

    /** At a stage, or before the track is opened. */
    static TrackFiles at(Optional<TrackStage> stage) {
        return new TrackFiles(stage);
    }

    TrackFiles toldBy(Teller who) {
        teller = who;
        return this;
    }

    TrackFiles onFacebook() {
        platform = "facebook";
        return this;
    }

    TrackFiles withoutEvidence() {
        evidence = false;
        return this;
    }

    TrackFiles authorOnlyByName() {
        authorIdKnown = false;
        return this;
    }

    TrackFiles nothingPossible() {
        possible = EnumSet.noneOf(Action.class);
        return this;
    }

    TrackFiles asked(Set<Action> actions) {
        asked = actions;
        return this;
    }

    TrackFiles byHand(Set<Action> actions) {
        byHand = actions;
        return this;
    }

    TrackFiles happened(String happening) {
        happened = Set.of(happening);
        return this;
    }

    TrackFiles clock(TrackFile.Clock running) {
        clock = running;
        return this;
    }

    TrackFile file() {
        return new TrackFile(
                stage,
                TODAY,
                teller,
                new TrackFile.Post(platform, evidence, Set.of("s-01"), "Robin Fry", authorIdKnown, possible),
                asked,
                byHand,
                happened,
                Optional.of(TODAY.minusDays(10)),
                Optional.of(clock));
    }
}
