package uk.gpsurgery.conduct.cases.policy.tracks;

/** Periods of the tracks. What the law fixes is no setting and is never paused. */
public enum TrackDeadline {
    /** Working days to look at what a finding suggests. */
    SIGNPOST("the time to look at a suggestion", true),
    /** Three working days. NHS Complaints (England) Regulations 2009, regulation 13(3). */
    COMPLAINT_ACKNOWLEDGEMENT("3 working days to acknowledge", false),
    /** Six months from receipt. NHS Complaints (England) Regulations 2009, regulation 14. */
    COMPLAINT_RESPONSE("6 months to respond", false),
    /** Six months in which a complaint is remembered, so that nobody is escalated for it. */
    COMPLAINT_MEMORY("6 months of memory", false),
    /** Thirty days. Data (Use and Access) Act 2025, section 103. */
    DATA_PROTECTION_ACKNOWLEDGEMENT("30 days to acknowledge", false),
    /** Fifteen minutes, and then the next person is told. */
    SAFEGUARDING_ACKNOWLEDGEMENT("15 minutes to acknowledge", false),
    /** Working days to do by hand what no machine can. */
    BY_HAND("the time to do it by hand", true),
    /** Working days to report a post to its platform. */
    REPORT("the time to report it", true),
    /** Working days until the platform is asked what became of a report. */
    REPORT_ANSWER("the time a platform has", true),
    /** Two weeks until somebody asks how the member of staff is. */
    SUPPORT_REVIEW("2 weeks to the review", true),
    /** Working days until the police are asked how it stands. */
    POLICE_ANSWER("the time the police have", true),
    /** Working days until counsel is asked again. */
    COUNSEL_ANSWER("the time counsel has", true);

    private final String words;
    private final boolean mayBePaused;

    TrackDeadline(String words, boolean mayBePaused) {
        this.words = words;
        this.mayBePaused = mayBePaused;
    }

    /** What staff read. */
    public String words() {
        return words;
    }

    public boolean mayBePaused() {
        return mayBePaused;
    }
}
