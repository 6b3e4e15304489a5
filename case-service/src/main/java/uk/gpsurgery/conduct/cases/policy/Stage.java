package uk.gpsurgery.conduct.cases.policy;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands on the ladder. */
public enum Stage {
    DETECTED,
    TRIAGE,
    NO_BREACH,
    SIGNPOSTED,
    MODERATED_ONLY,
    BREACH_CONFIRMED,
    AUTHOR_UNIDENTIFIED,
    IDENTITY_CONFIRMED,
    REMOVAL_REQUESTED,
    REMINDED,
    POST_REMOVED,
    /** Closed, and watched for twelve months. */
    MONITORING,
    CLOSED_RESOLVED,
    REPEAT,
    NON_COMPLIANT,
    LEGAL_ADVICE_REQUESTED,
    LEGAL_ADVICE_RECEIVED,
    CLOSED_ON_ADVICE,
    WARNING_DRAFTED,
    WARNING_ISSUED,
    /** Delivered: the twelve months of the regulations run. */
    WARNING_ACTIVE,
    WARNING_EXPIRED,
    FURTHER_BREACH,
    PARTNER_DECISION,
    ALTERNATIVE_AGREED,
    REMOVAL_DECIDED,
    NOTICE_SENT,
    COMMISSIONER_REJECTED,
    COMMISSIONER_RECEIVED,
    TREATMENT_HOLD,
    REMOVAL_PENDING,
    DEREGISTERED,
    WITHDRAWN,
    THREAT_CONFIRMED,
    POLICE_REPORTED,
    IMMEDIATE_REMOVAL_DECIDED,
    IMMEDIATE_REMOVAL_TOLD,
    SPECIAL_ALLOCATION;

    private static final Set<Stage> ENDS = EnumSet.of(
            NO_BREACH,
            SIGNPOSTED,
            MODERATED_ONLY,
            CLOSED_RESOLVED,
            CLOSED_ON_ADVICE,
            WARNING_EXPIRED,
            ALTERNATIVE_AGREED,
            DEREGISTERED,
            WITHDRAWN,
            SPECIAL_ALLOCATION);

    /** True when nothing more happens to the case. */
    public boolean isAnEnd() {
        return ENDS.contains(this);
    }

    /** A case has come to them; a hold can be on it also when it has ended. */
    static Stage[] ofACase() {
        return EnumSet.complementOf(EnumSet.of(DETECTED)).toArray(Stage[]::new);
    }

    /** The stages a case can still leave. */
    static Stage[] open() {
        return EnumSet.complementOf(EnumSet.copyOf(ENDS)).stream()
                .filter(stage -> stage != DETECTED)
                .toArray(Stage[]::new);
    }
}
