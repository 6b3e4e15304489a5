package uk.gpsurgery.conduct.cases.policy.tracks;

/** Whose mail a track writes to. All of them work at the practice: a track never writes to a patient. */
public enum Desk {
    PRACTICE_MANAGER,
    SAFEGUARDING_LEAD,
    DUTY_GP,
    /** Everybody whom the post names and whose address the register has. */
    NAMED_STAFF
}
