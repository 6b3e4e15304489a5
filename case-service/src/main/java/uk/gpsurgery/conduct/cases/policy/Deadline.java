package uk.gpsurgery.conduct.cases.policy;

/** Periods of the ladder. How long each is, is a setting; those the law fixes cannot be loosened. */
public enum Deadline {
    TRIAGE,
    IDENTIFICATION,
    REMOVAL_REQUEST,
    REMINDER,
    LEGAL_ADVICE,
    WARNING_DRAFT,
    PARTNER_MEETING,
    COMMISSIONER_RECEIPT,
    /** Twelve months, in which a further breach may lead to a decision. PMS Regs 2015 Sch 2 para 23(3). */
    WARNING_VALIDITY,
    /** Twelve months, in which a repeat counts as one. */
    MONITORING,
    /** The eighth day after the commissioner received the notice. */
    REMOVAL_EFFECT,
    /** Seven days beginning with the notice. PMS Regs 2015 Sch 2 para 24. */
    WRITTEN_CONFIRMATION
}
