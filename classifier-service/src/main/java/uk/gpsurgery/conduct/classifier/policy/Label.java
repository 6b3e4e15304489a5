package uk.gpsurgery.conduct.classifier.policy;

import static uk.gpsurgery.conduct.classifier.policy.Clause.P1;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P2;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P3;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P4;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P5;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P6;
import static uk.gpsurgery.conduct.classifier.policy.Clause.P7;
import static uk.gpsurgery.conduct.classifier.policy.Clause.X1;
import static uk.gpsurgery.conduct.classifier.policy.Clause.X2;

import java.util.Arrays;
import java.util.Locale;

/** What a comment may be found to be: the clause it falls under and where that takes it. */
public enum Label {
    PATIENT_IDENTIFIABLE(P2, Route.CASE, "telling of a patient"),
    INACCURATE(P3, Route.MODERATION, "inaccurate"),
    FRAUDULENT(P3, Route.CASE, "fraudulent"),
    HARASSING(P3, Route.CASE, "harassing"),
    EMBARRASSING(P3, Route.MODERATION, "embarrassing"),
    OBSCENE(P3, Route.CASE, "obscene"),
    DEFAMATORY(P7, Route.CASE, "a possible statement of fact that harms a reputation"),
    UNLAWFUL(P3, Route.CASE, "unlawful"),
    PHOTOGRAPHY(P4, Route.CASE, "about photographs in the surgery"),
    STAFF_IDENTIFIED(P5, Route.MODERATION, "about an identifiable member of staff"),
    DEVICE_USE(P1, Route.MODERATION, "about phones and tablets in the surgery"),
    OFF_CHANNEL_REVIEW(P6, Route.REDIRECT, "a review"),
    COMPLAINT(X1, Route.COMPLAINT, "a complaint"),
    SAFEGUARDING(X2, Route.SAFEGUARDING, "about somebody in danger");

    private final Clause clause;
    private final Route route;
    private final String words;

    Label(Clause clause, Route route, String words) {
        this.clause = clause;
        this.route = route;
        this.words = words;
    }

    public Clause clause() {
        return clause;
    }

    public Route route() {
        return route;
    }

    /** What such a comment is, to end a sentence with. */
    public String words() {
        return words;
    }

    /** Whether it can begin a case against somebody; complaining, praising and being in danger never can. */
    public boolean mayEnterTheLadder() {
        return route == Route.CASE;
    }

    /** Whether a person decides however sure the finding is. */
    public boolean alwaysForAPerson() {
        return this == DEFAMATORY || this == SAFEGUARDING;
    }

    /** As it is written in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The label of that code. */
    public static Label ofCode(String code) {
        return Arrays.stream(values())
                .filter(label -> label.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no label " + code));
    }
}
