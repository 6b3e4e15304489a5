package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.COMPLAINT;

import java.util.List;

/** X1: dissatisfaction that the complaints procedure could answer. Never a breach. */
final class Complaint {

    private Complaint() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        COMPLAINT,
                        "grievance",
                        "Dissatisfaction that the complaints procedure could answer",
                        0.55,
                        reading -> Opinion.ofTheSurgery(reading, Opinion.BLAME)),
                Rule.of(COMPLAINT, "few-stars", "One or two stars", 0.6, reading -> {
                    var rating = reading.comment().rating();
                    return rating == null || rating > 2
                            ? List.of()
                            : List.of(new Sighting(0, reading.words().size()));
                }));
    }
}
