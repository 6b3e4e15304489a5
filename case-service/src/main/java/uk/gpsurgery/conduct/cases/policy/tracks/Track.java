package uk.gpsurgery.conduct.cases.policy.tracks;

import static uk.gpsurgery.conduct.cases.policy.Label.DEFAMATORY;
import static uk.gpsurgery.conduct.cases.policy.Label.EMBARRASSING;
import static uk.gpsurgery.conduct.cases.policy.Label.FRAUDULENT;
import static uk.gpsurgery.conduct.cases.policy.Label.HARASSING;
import static uk.gpsurgery.conduct.cases.policy.Label.INACCURATE;
import static uk.gpsurgery.conduct.cases.policy.Label.OBSCENE;
import static uk.gpsurgery.conduct.cases.policy.Label.OFF_CHANNEL_REVIEW;
import static uk.gpsurgery.conduct.cases.policy.Label.PATIENT_IDENTIFIABLE;
import static uk.gpsurgery.conduct.cases.policy.Label.PHOTOGRAPHY;
import static uk.gpsurgery.conduct.cases.policy.Label.STAFF_IDENTIFIED;
import static uk.gpsurgery.conduct.cases.policy.Label.UNLAWFUL;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Label;

/** The side paths, and the labels by which one opens of itself. The others are opened by people. */
public enum Track {
    MODERATION(
            PATIENT_IDENTIFIABLE,
            FRAUDULENT,
            HARASSING,
            OBSCENE,
            UNLAWFUL,
            DEFAMATORY,
            PHOTOGRAPHY,
            INACCURATE,
            EMBARRASSING,
            STAFF_IDENTIFIED),
    COMPLAINT(Label.COMPLAINT),
    DATA_PROTECTION_COMPLAINT,
    REVIEW_REDIRECT(OFF_CHANNEL_REVIEW),
    GOOGLE_REPLY,
    PLATFORM_REPORT,
    SAFEGUARDING(Label.SAFEGUARDING),
    STAFF_SUPPORT(STAFF_IDENTIFIED),
    POLICE,
    LEGAL;

    private final List<Label> openedBy;

    Track(Label... openedBy) {
        this.openedBy = List.of(openedBy);
    }

    /** True when a finding of any of the labels opens it. */
    public boolean opensFor(Set<Label> labels) {
        return !Collections.disjoint(openedBy, labels);
    }

    List<Label> openedBy() {
        return openedBy;
    }

    /** As it stands in addresses: {@code review-redirect}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The track of a word in an address. */
    public static Optional<Track> named(String word) {
        return Arrays.stream(values())
                .filter(track -> track.word().equals(word))
                .findFirst();
    }
}
