package uk.gpsurgery.conduct.cases.policy;

import java.util.Set;

/**
 * Who tells a happening: a person by the token they signed in with, or a machine by its name.
 *
 * @param subject the token's subject
 * @param roles as the token says them
 * @param staffId their entry in the staff register, empty for whom there is none
 */
public record Teller(String subject, Set<String> roles, String staffId) {

    /** The clock, the classifier, the notifier or the platform. */
    public static Teller machine(Actor actor) {
        return new Teller(actor.words(), Set.of(actor.words()), "");
    }

    boolean has(String role) {
        return roles.contains(role);
    }
}
