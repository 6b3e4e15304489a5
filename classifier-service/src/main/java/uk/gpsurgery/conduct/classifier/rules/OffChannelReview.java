package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.OFF_CHANNEL_REVIEW;

import java.util.List;

/** P6: reviews belong on the NHS website. */
final class OffChannelReview {

    private OffChannelReview() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        OFF_CHANNEL_REVIEW,
                        "stars",
                        "A review with stars outside the NHS website",
                        0.95,
                        reading -> reading.onTheNhsWebsite() || !reading.hasStars()
                                ? List.of()
                                : List.of(new Sighting(0, reading.words().size()))),
                Rule.of(
                        OFF_CHANNEL_REVIEW,
                        "praise-elsewhere",
                        "Praise of the practice's service outside the NHS website",
                        0.5,
                        reading ->
                                reading.onTheNhsWebsite() ? List.of() : Opinion.ofTheSurgery(reading, Opinion.PRAISE)),
                Rule.of(
                        OFF_CHANNEL_REVIEW,
                        "blame-elsewhere",
                        "Blame of the practice's service outside the NHS website",
                        0.5,
                        reading ->
                                reading.onTheNhsWebsite() ? List.of() : Opinion.ofTheSurgery(reading, Opinion.BLAME)));
    }
}
