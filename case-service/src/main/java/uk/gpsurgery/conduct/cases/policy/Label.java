package uk.gpsurgery.conduct.cases.policy;

import static uk.gpsurgery.conduct.cases.policy.Clause.P1;
import static uk.gpsurgery.conduct.cases.policy.Clause.P2;
import static uk.gpsurgery.conduct.cases.policy.Clause.P3;
import static uk.gpsurgery.conduct.cases.policy.Clause.P4;
import static uk.gpsurgery.conduct.cases.policy.Clause.P5;
import static uk.gpsurgery.conduct.cases.policy.Clause.P6;
import static uk.gpsurgery.conduct.cases.policy.Clause.P7;
import static uk.gpsurgery.conduct.cases.policy.Clause.X1;
import static uk.gpsurgery.conduct.cases.policy.Clause.X2;

import java.util.Locale;
import java.util.stream.Stream;

/** What a comment can be found to be, the clause that says so, and whether a person may take it onto the ladder. */
public enum Label {
    PATIENT_IDENTIFIABLE(P2, true),
    FRAUDULENT(P3, true),
    HARASSING(P3, true),
    OBSCENE(P3, true),
    UNLAWFUL(P3, true),
    DEFAMATORY(P7, true),
    PHOTOGRAPHY(P4, true),
    // Wider than the law is: grounds to moderate a post, never to act against a patient.
    INACCURATE(P3, false),
    EMBARRASSING(P3, false),
    STAFF_IDENTIFIED(P5, false),
    DEVICE_USE(P1, false),
    OFF_CHANNEL_REVIEW(P6, false),
    COMPLAINT(X1, false),
    SAFEGUARDING(X2, false);

    private final Clause clause;
    private final boolean mayEnterTheLadder;

    Label(Clause clause, boolean mayEnterTheLadder) {
        this.clause = clause;
        this.mayEnterTheLadder = mayEnterTheLadder;
    }

    public Clause clause() {
        return clause;
    }

    public boolean mayEnterTheLadder() {
        return mayEnterTheLadder;
    }

    /** As it stands on the wire: {@code staff-identified}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True for a word that is a label on the wire. */
    public static boolean isOne(String word) {
        return Stream.of(values()).anyMatch(label -> label.word().equals(word));
    }

    /** The label of a word on the wire. */
    public static Label of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
