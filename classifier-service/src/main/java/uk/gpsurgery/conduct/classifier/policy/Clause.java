package uk.gpsurgery.conduct.classifier.policy;

/** A sentence of the surgery's policy (P), or a route that the practice's other duties require (X). */
public enum Clause {
    P1("Portable devices are not to be used during consultations."),
    P2("Patients are not permitted to disclose any patient-identifiable information about other patients"),
    P3("Patients must not post any material that is inaccurate, fraudulent, harassing, embarrassing, obscene,"
            + " defamatory or unlawful."),
    P4("Patients are not permitted to take photographs in the waiting room or areas where other patients are present,"
            + " nor are photographs of staff permitted."),
    P5("Patients must not post comments on social media that identify staff who work at the practice."),
    P6("Patients are to use the NHS website to leave a review"),
    P7("Defamatory comments about our team are not to be shared on any social media platform."),
    X1("We have a separate complaints policy which patients are to use, should they wish to make a complaint."),
    X2("has a duty to maintain patient confidentiality and to safeguard vulnerable patients"),
    X3("has a duty to maintain patient confidentiality");

    private final String quote;

    Clause(String quote) {
        this.quote = quote;
    }

    /** The policy's own words. */
    public String quote() {
        return quote;
    }
}
