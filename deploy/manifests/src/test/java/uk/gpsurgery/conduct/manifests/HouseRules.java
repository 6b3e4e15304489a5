package uk.gpsurgery.conduct.manifests;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The expressions of {@code base/house-rules.yaml}, evaluated as the cluster would. */
final class HouseRules {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);
    private static final Map<Manifest, HouseRules> COMPILED = new HashMap<>();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("object", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    /** A sentence, and the expression that is true when it holds. */
    private record Rule(String message, CelRuntime.Program program) {

        boolean holds(Object object) {
            try {
                return Boolean.TRUE.equals(program.eval(Map.of("object", object)));
            } catch (CelEvaluationException e) {
                // As failurePolicy: Fail.
                return false;
            }
        }
    }

    private final List<String> resources = new ArrayList<>();
    private final List<Rule> conditions = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    HouseRules(Manifest policy) {
        for (var rule : policy.list("/spec/matchConstraints/resourceRules")) {
            rule.path("resources").forEach(resource -> resources.add(resource.asText()));
        }
        policy.list("/spec/matchConditions")
                .forEach(each -> conditions.add(rule(each.path("name").asText(), each)));
        policy.list("/spec/validations")
                .forEach(each -> rules.add(rule(each.path("message").asText(), each)));
    }

    static List<String> complaints(Overlay overlay) {
        var complaints = new ArrayList<String>();
        for (var policy : overlay.of("ValidatingAdmissionPolicy")) {
            // Compiling takes longer than all the rest, and many overlays share a policy.
            var rules = COMPILED.computeIfAbsent(policy, HouseRules::new);
            overlay.manifests().forEach(manifest -> complaints.addAll(rules.complaintsAbout(manifest)));
        }
        return complaints;
    }

    private List<String> complaintsAbout(Manifest manifest) {
        if (!resources.contains(manifest.kind().toLowerCase(Locale.ROOT) + "s")) {
            return List.of();
        }
        var object = JSON.convertValue(manifest.tree(), Object.class);
        if (!conditions.stream().allMatch(condition -> condition.holds(object))) {
            return List.of();
        }
        return rules.stream()
                .filter(rule -> !rule.holds(object))
                .map(rule -> manifest.id() + ": not so: " + rule.message())
                .toList();
    }

    private static Rule rule(String message, JsonNode says) {
        try {
            var tree = COMPILER.compile(says.path("expression").asText()).getAst();
            return new Rule(message, RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException(message + ": " + e.getMessage(), e);
        }
    }
}
