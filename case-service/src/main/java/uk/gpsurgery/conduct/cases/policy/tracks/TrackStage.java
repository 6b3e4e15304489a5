package uk.gpsurgery.conduct.cases.policy.tracks;

/** Where a track stands. Tracks share the words and nothing else: each has its own steps between them. */
public enum TrackStage {
    /** A finding suggests the track; a person decides whether there is anything to it. */
    SIGNPOSTED,
    DISMISSED,
    CLOSED,

    // Moderation.
    EVIDENCED,
    HIDDEN,
    SHOWN_AGAIN,
    DELETED,
    AUTHOR_BANNED,
    BAN_LIFTED,
    GONE,

    // Complaints.
    RECEIVED,
    ACKNOWLEDGED,
    INVESTIGATING,
    RESPONDED,
    OMBUDSMAN,
    /** Six months after a complaint was closed: nothing is read into it any more. */
    LONG_PAST,
    OUTCOME_TOLD,
    ICO_SIGNPOSTED,

    // Replies and reports.
    INVITED,
    DRAFTED,
    REPLIED,
    REJECTED,
    TO_REPORT,
    REPORTED,
    APPEALED,
    UPHELD,

    // Safeguarding: who has been alerted, until somebody says that they have it.
    ALERTED,
    DUTY_GP_ALERTED,
    LEAD_ALERTED,
    TO_BE_PHONED,
    CLINICIAN_ASSIGNED,
    ACTIONED,

    // Staff support.
    OFFERED,
    ACCEPTED,
    DECLINED,
    REVIEWED,

    // Police and legal advice.
    REFERENCED,
    OUTCOME,
    COUNSEL_CHOSEN,
    INSTRUCTED,
    ADVISED
}
