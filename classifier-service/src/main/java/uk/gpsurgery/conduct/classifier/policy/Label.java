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
    PATIENT_IDENTIFIABLE(P2, Route.CASE),
    INACCURATE(P3, Route.MODERATION),
    FRAUDULENT(P3, Route.CASE),
    HARASSING(P3, Route.CASE),
    EMBARRASSING(P3, Route.MODERATION),
    OBSCENE(P3, Route.CASE),
    DEFAMATORY(P7, Route.CASE),
    UNLAWFUL(P3, Route.CASE),
    PHOTOGRAPHY(P4, Route.CASE),
    STAFF_IDENTIFIED(P5, Route.MODERATION),
    DEVICE_USE(P1, Route.MODERATION),
    OFF_CHANNEL_REVIEW(P6, Route.REDIRECT),
    COMPLAINT(X1, Route.COMPLAINT),
    SAFEGUARDING(X2, Route.SAFEGUARDING);

    private final Clause clause;
    private final Route route;

    Label(Clause clause, Route route) {
        this.clause = clause;
        this.route = route;
    }

    public Clause clause() {
        return clause;
    }

    public Route route() {
        return route;
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
