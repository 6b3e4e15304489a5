package uk.gpsurgery.conduct.cases.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who takes a step. Nothing that acts against a patient is taken by a machine. */
public enum Actor {
    CLASSIFIER("classifier"),
    CLOCK("clock"),
    NOTIFIER("notifier"),
    PLATFORM("platform"),
    /** The practice manager, or a partner in their place. */
    MANAGER("manager"),
    PARTNER("partner"),
    /** Two persons, one of them a partner. */
    PARTNER_AND_MANAGER("manager and partner");

    private static final String PARTNER_ROLE = "partner";
    private static final String MANAGER_ROLE = "practice-manager";

    private final String words;

    Actor(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    boolean isMachine() {
        return this == CLASSIFIER || this == CLOCK || this == NOTIFIER || this == PLATFORM;
    }

    /** True when the one who tells it now may have a part in the step. */
    boolean admits(Teller teller) {
        return switch (this) {
            case CLASSIFIER, CLOCK, NOTIFIER, PLATFORM -> teller.roles().equals(Set.of(words));
            case MANAGER, PARTNER_AND_MANAGER -> teller.has(MANAGER_ROLE) || teller.has(PARTNER_ROLE);
            case PARTNER -> teller.has(PARTNER_ROLE);
        };
    }

    /** Whom the step still waits for, given all who have told it; empty when nobody is missing. */
    Optional<String> missing(List<Teller> tellers) {
        if (this != PARTNER_AND_MANAGER) {
            return Optional.empty();
        }
        if (tellers.stream().noneMatch(teller -> teller.has(PARTNER_ROLE))) {
            return Optional.of("a partner");
        }
        return tellers.stream().map(Teller::subject).distinct().count() < 2
                ? Optional.of("a second person")
                : Optional.empty();
    }
}
