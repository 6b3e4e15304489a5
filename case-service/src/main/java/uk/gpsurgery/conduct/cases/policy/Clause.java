package uk.gpsurgery.conduct.cases.policy;

/** A clause of the Social Media Patient Policy (P), or a route that the practice's duties ask for (X). */
public enum Clause {
    P1("Portable devices are not to be used during consultations"),
    P2("Patients are not permitted to disclose any patient-identifiable information about other patients"),
    P3(
            "Patients must not post any material that is inaccurate, fraudulent, harassing, embarrassing, obscene, defamatory"
                    + " or unlawful"),
    P4("Patients are not permitted to take photographs in the waiting room or areas where other patients are present"),
    P5("Patients must not post comments on social media that identify staff who work at the practice"),
    P6("Patients are to use the NHS website to leave a review"),
    P7("Defamatory comments about our team are not to be shared on any social media platform"),
    X1("We have a separate complaints policy which patients are to use"),
    X2("Mile Oak Medical Centre has a duty to maintain patient confidentiality and to safeguard vulnerable patients"),
    X3("");

    private final String quote;

    Clause(String quote) {
        this.quote = quote;
    }

    /** The policy's own words; empty for X3, which data protection law asks for and the policy does not name. */
    public String quote() {
        return quote;
    }
}
