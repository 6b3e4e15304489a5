package uk.gpsurgery.conduct.classifier.rules;

import java.util.List;
import java.util.stream.Stream;

/** The rules in force, a file a label. */
public final class RuleBook {

    /** Of these rules; a new one with every change that can change a verdict. */
    public static final String VERSION = "2026-11-22";

    private static final List<Rule> IN_FORCE = Stream.of(
                    PatientIdentifiable.rules(),
                    Inaccurate.rules(),
                    Fraudulent.rules(),
                    Harassing.rules(),
                    Embarrassing.rules(),
                    Obscene.rules(),
                    Defamatory.rules(),
                    Unlawful.rules(),
                    Photography.rules(),
                    StaffIdentified.rules(),
                    DeviceUse.rules(),
                    OffChannelReview.rules(),
                    Complaint.rules(),
                    Safeguarding.rules())
            .flatMap(List::stream)
            .toList();

    private RuleBook() {}

    public static List<Rule> inForce() {
        return IN_FORCE;
    }
}
