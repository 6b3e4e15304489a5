package uk.gpsurgery.conduct.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands out tokens of this installation's own key: to people by role, to machines by scope. */
final class TokenDesk {

    private static final Duration LIFE = Duration.ofHours(12);

    /** Whose name a role's token carries, unless another is given; each is in the demo's register. */
    private static final Map<String, String> PEOPLE = Map.of(
            "practice-manager", "gareth.noakes",
            "partner", "meera.patel",
            "reception", "jenny.fairweather",
            "ig-lead", "sophie.lambourne",
            "auditor", "auditor",
            "ops", "ops");

    private static final Set<String> SCOPES = Set.of(
            "comments:write",
            "comments:classify",
            "cases:read",
            "cases:write",
            "letters:read",
            "directory:write",
            "webhooks:manage");

    private final Path data;

    TokenDesk(Path data) {
        this.data = data;
    }

    /** The words are roles or scopes, and {@code --as name} for a person other than the usual one. */
    String token(List<String> words) throws CannotStart, IOException {
        if (!Files.exists(data.resolve("secrets/token-key"))) {
            throw new CannotStart(
                    "Nothing has been started on " + data + " yet; deploy/run makes the key of its tokens.");
        }
        var asked = new LinkedHashSet<>(words);
        var as = "";
        var at = words.indexOf("--as");
        if (at >= 0) {
            if (at == words.size() - 1) {
                throw new CannotStart("--as is followed by a name, such as --as james.thornbury.");
            }
            as = words.get(at + 1);
            asked.removeAll(List.of("--as", as));
        }
        var practice = Practice.keptIn(data.resolve("practice.properties")).code();
        var tokens = new Secrets(data.resolve("secrets")).tokens();
        if (!asked.isEmpty() && SCOPES.containsAll(asked)) {
            return tokens.machine(as.isEmpty() ? "deploy-local" : as, practice, asked, LIFE);
        }
        if (!asked.isEmpty() && PEOPLE.keySet().containsAll(asked)) {
            var subject = as.isEmpty() ? PEOPLE.get(asked.iterator().next()) : as;
            return tokens.person(String.valueOf(subject), practice, asked, LIFE);
        }
        throw new CannotStart("A token is for roles (" + sorted(PEOPLE.keySet()) + ") or for scopes (" + sorted(SCOPES)
                + "), and not for both.");
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
