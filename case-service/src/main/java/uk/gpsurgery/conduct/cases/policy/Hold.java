package uk.gpsurgery.conduct.cases.policy;

/** What stops the ladder until a person lifts it, with the sentence staff read. */
public enum Hold {
    COMPLAINT_OPEN("a complaint of this person is open: it is answered before anything else"),
    COMPLAINT_RECENT("this person complained in the last six months"),
    SAFEGUARDING_OPEN("a safeguarding concern is open"),
    CAPACITY_OR_MENTAL_HEALTH_REVIEW("a clinician is reviewing capacity or mental health"),
    TREATMENT_UNDER_7_DAYS("the patient is treated at intervals of less than seven days"),
    LEGAL_HOLD("evidence is kept for legal proceedings"),
    REPRESENTATIONS_PENDING("the patient has said something that is not answered yet"),
    IDENTITY_DISPUTED("the patient says that the author is somebody else"),
    MINOR_OR_LACKS_CAPACITY("letters go to the person with responsibility"),
    DECEASED("the patient has died"),
    SENSITIVE_RECORD("the record is restricted: a person handles every contact");

    private final String sentence;

    Hold(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
