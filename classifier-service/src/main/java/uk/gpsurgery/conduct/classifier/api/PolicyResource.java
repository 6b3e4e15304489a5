package uk.gpsurgery.conduct.classifier.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import uk.gpsurgery.conduct.classifier.model.Model;
import uk.gpsurgery.conduct.classifier.policy.Clause;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.rules.RuleBook;

/** The policy's clauses, their words and the rules in force. */
@Path("/v1/policy")
@RolesAllowed({"comments:classify", "practice-manager", "partner", "reception", "ig-lead", "auditor", "ops"})
public class PolicyResource {

    /** All of it, with the versions that verdicts carry. */
    public record PolicyAnswer(String policyVersion, String modelVersion, List<ClauseAnswer> clauses) {}

    /** A clause, in the policy's own words. */
    public record ClauseAnswer(String id, String quote, List<LabelAnswer> labels) {}

    /** A label of the clause and where a comment that has it goes. */
    public record LabelAnswer(
            String label, String route, boolean mayEnterTheLadder, boolean alwaysForAPerson, List<RuleAnswer> rules) {}

    /** A rule: the sentence staff read. */
    public record RuleAnswer(String id, String sentence) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public PolicyAnswer policy() {
        return new PolicyAnswer(
                RuleBook.VERSION,
                Model.VERSION,
                Arrays.stream(Clause.values()).map(PolicyResource::answer).toList());
    }

    private static ClauseAnswer answer(Clause clause) {
        return new ClauseAnswer(
                clause.name(),
                clause.quote(),
                Arrays.stream(Label.values())
                        .filter(label -> label.clause() == clause)
                        .map(PolicyResource::answer)
                        .toList());
    }

    private static LabelAnswer answer(Label label) {
        return new LabelAnswer(
                label.code(),
                label.route().code(),
                label.mayEnterTheLadder(),
                label.alwaysForAPerson(),
                RuleBook.inForce().stream()
                        .filter(rule -> rule.label() == label)
                        .map(rule -> new RuleAnswer(rule.id(), rule.sentence()))
                        .toList());
    }
}
