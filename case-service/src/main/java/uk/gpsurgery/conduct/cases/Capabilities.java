package uk.gpsurgery.conduct.cases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;

/** What each platform lets a practice do, as the contract's table says. */
@Singleton
class Capabilities {

    private final Map<String, Set<Action>> possible;

    Capabilities(ObjectMapper json) {
        try (var in = Capabilities.class.getResourceAsStream("/contracts/actions.v1/capabilities.json")) {
            possible = json.readValue(in, new TypeReference<List<Row>>() {}).stream()
                    .collect(Collectors.toMap(
                            Row::platform,
                            row -> row.actions().stream().map(Action::of).collect(Collectors.toUnmodifiableSet())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing, on a platform the table does not name. */
    Set<Action> of(String platform) {
        return possible.getOrDefault(platform, Set.of());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(String platform, List<String> actions) {}
}
