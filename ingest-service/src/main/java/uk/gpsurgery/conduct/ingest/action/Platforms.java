package uk.gpsurgery.conduct.ingest.action;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;

/** All places where something can be done, and by whom: a machine where there is one, else a person, else nobody. */
@Singleton
public final class Platforms {

    private final List<Platform> platforms;
    private final ByHand byHand;
    private final MeterRegistry meters;

    Platforms(@All List<Platform> platforms, ByHand byHand, MeterRegistry meters) {
        this.platforms = platforms;
        this.byHand = byHand;
        this.meters = meters;
    }

    /** What can be done on one platform, and who has to do it. */
    public record Ability(String platform, Map<Deed, Doer> deeds) {}

    public Answer carryOut(ActionAsked action) {
        var deed = Deed.of(action.action());
        var answer = objection(deed, action).map(Answer::refused).orElseGet(() -> answer(deed, action));
        meters.counter(
                        "conduct_actions",
                        "platform",
                        action.platform(),
                        "action",
                        deed.word(),
                        "outcome",
                        answer.outcome().name())
                .increment();
        return answer;
    }

    private Answer answer(Deed deed, ActionAsked action) {
        return machine(action.practice(), action.platform(), deed)
                .map(platform -> platform.carryOut(deed, action).to(deed))
                .orElseGet(() -> byHand.answer(deed, action.platform()));
    }

    /** Whoever approved it, and whoever is to post it. */
    private static Optional<String> objection(Deed deed, ActionAsked action) {
        return deed == Deed.REPLY && action.text() != null ? PublicReply.objection(action.text()) : Optional.empty();
    }

    /** Read by those who decide, so that nothing is asked for that cannot be had. */
    public List<Ability> abilities(String practice) {
        return byHand.places().stream()
                .map(place -> new Ability(place, doers(practice, place)))
                .toList();
    }

    private Map<Deed, Doer> doers(String practice, String place) {
        var doers = new EnumMap<Deed, Doer>(Deed.class);
        Arrays.stream(Deed.values())
                .forEach(deed -> doers.put(
                        deed, machine(practice, place, deed).isPresent() ? Doer.MACHINE : byHand.doer(deed, place)));
        return doers;
    }

    private Optional<Platform> machine(String practice, String place, Deed deed) {
        return platforms.stream()
                .filter(platform -> platform.name().equals(place)
                        && platform.deeds().contains(deed)
                        && platform.isConnectedFor(practice))
                .findFirst();
    }
}
