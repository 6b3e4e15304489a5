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
    private final Capabilities capabilities;
    private final Evidence evidence;
    private final Looks looks;
    private final MeterRegistry meters;

    Platforms(
            @All List<Platform> platforms,
            Capabilities capabilities,
            Evidence evidence,
            Looks looks,
            MeterRegistry meters) {
        this.platforms = platforms;
        this.capabilities = capabilities;
        this.evidence = evidence;
        this.looks = looks;
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
        var place = capabilities.of(action.platform());
        var connected = connected(action.practice(), place);
        return place.doer(deed, connected.isPresent()) == Doer.MACHINE
                ? looks.believed(
                        action, connected.orElseThrow().carryOut(deed, action).to(deed))
                : place.byHand(deed, connected.isPresent());
    }

    /** Whoever approved it, and whoever is to do it. */
    private Optional<String> objection(Deed deed, ActionAsked action) {
        if (deed != Deed.CHECK_STILL_THERE && !evidence.isKept(action)) {
            return Optional.of(Evidence.MISSING);
        }
        return deed == Deed.REPLY && action.text() != null ? PublicReply.objection(action.text()) : Optional.empty();
    }

    /** Read by those who decide, so that nothing is asked for that cannot be had. */
    public List<Ability> abilities(String practice) {
        return capabilities.all().stream()
                .map(place -> new Ability(
                        place.platform(),
                        doers(place, connected(practice, place).isPresent())))
                .toList();
    }

    private static Map<Deed, Doer> doers(Capability place, boolean connected) {
        var doers = new EnumMap<Deed, Doer>(Deed.class);
        Arrays.stream(Deed.values()).forEach(deed -> doers.put(deed, place.doer(deed, connected)));
        return doers;
    }

    private Optional<Platform> connected(String practice, Capability place) {
        return platforms.stream()
                .filter(platform -> platform.name().equals(place.platform()) && platform.isConnectedFor(practice))
                .findFirst();
    }
}
