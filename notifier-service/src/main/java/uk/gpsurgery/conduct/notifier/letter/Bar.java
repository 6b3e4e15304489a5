package uk.gpsurgery.conduct.notifier.letter;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a patient is not written to any more, whatever has been asked for: looked at once more when a letter is to go. */
public enum Bar {
    DECEASED("the patient has died", "DECEASED", letter -> true),
    RESTRICTED("the record is restricted: a person handles every contact", "SENSITIVE_RECORD", letter -> true),
    WITHDRAWN("the case has been withdrawn", "WITHDRAWN", Template::adverse),
    COMPLAINT(
            "a complaint of this person is open: it is answered before anything else",
            "COMPLAINT_OPEN",
            letter -> letter.adverse() && !letter.statutory());

    private final String sentence;
    private final String told;
    private final Predicate<Template> stops;

    Bar(String sentence, String told, Predicate<Template> stops) {
        this.sentence = sentence;
        this.told = told;
        this.stops = stops;
    }

    /** Those of a case that stands so: the names of its stage and of what holds it. */
    public static Set<Bar> of(Collection<String> standing) {
        return Stream.of(values()).filter(bar -> standing.contains(bar.told)).collect(Collectors.toSet());
    }

    public boolean stops(Template letter) {
        return letter.recipient() == Recipient.PATIENT && stops.test(letter);
    }

    /** The sentence for staff. */
    public String sentence() {
        return sentence;
    }
}
