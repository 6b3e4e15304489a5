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
    /** A side track, which holds the ladder and lets it go; nothing else. */
    TRACK("track"),
    /** Anybody who works at the practice and has signed in to decide or to help. */
    STAFF("staff"),
    /** Who looks after what is done with people's details, or the practice manager. */
    IG_LEAD("information governance lead"),
    /** The practice manager, or a partner in their place. */
    MANAGER("manager"),
    PARTNER("partner"),
    /** Two persons, one of them a partner. */
    PARTNER_AND_MANAGER("manager and partner");

    private static final String PARTNER_ROLE = "partner";
    private static final String MANAGER_ROLE = "practice-manager";
    private static final String IG_ROLE = "ig-lead";
    private static final String RECEPTION_ROLE = "reception";

    private final String words;

    Actor(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** True when no person tells it. */
    public boolean isMachine() {
        return this == CLASSIFIER || this == CLOCK || this == NOTIFIER || this == PLATFORM || this == TRACK;
    }

    /** True when the one who tells it now may have a part in the step. */
    public boolean admits(Teller teller) {
        return switch (this) {
            case CLASSIFIER, CLOCK, NOTIFIER, PLATFORM, TRACK -> teller.roles().equals(Set.of(words));
            case STAFF ->
                teller.has(MANAGER_ROLE)
                        || teller.has(PARTNER_ROLE)
                        || teller.has(IG_ROLE)
                        || teller.has(RECEPTION_ROLE);
            case IG_LEAD -> teller.has(IG_ROLE) || teller.has(MANAGER_ROLE);
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
