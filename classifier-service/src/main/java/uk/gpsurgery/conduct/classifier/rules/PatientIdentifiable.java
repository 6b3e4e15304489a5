package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.PATIENT_IDENTIFIABLE;

import java.util.List;
import java.util.Set;
import uk.gpsurgery.conduct.classifier.text.Phrases;
import uk.gpsurgery.conduct.classifier.text.Words;

/** P2: nobody may tell who is a patient, or anything about their health, without their consent. */
final class PatientIdentifiable {

    private static final Set<String> ILLNESS = Vocabulary.words("illness");
    private static final Set<String> ATTENDS = Vocabulary.words("attends");
    private static final Set<String> SELF = Set.of("my", "mine", "me");

    private static final Phrases CONSENT = Phrases.of("""
            with ~2 permission|consent|blessing
            permission|consent to|from ~3 share|post|say
            asked me to post|share|say|tell|let
            asked us to post|share|say
            happy for me to
            said i|we can|could post|share|tell
            shes|hes|she|he|they|theyve|is happy|fine for|with me|us|this|the|you
            gave|given me|us ~2 permission|consent
            wants everyone|everybody|people|you to know
            """);
    private static final Phrases DESCRIBED = Phrases.of("""
            @person who|that|whos|from|off|at|with|in|next ~6 shop|number|street|road|lane|close|terrace|court|chippy|bakers|school|church|pub|cottage|flat|house|estate|library|market|door
            her|him|lady|man|woman|couple|bloke|lad|that from|at|off|over ~2 number|no #
            her|him at|from|off the ~2 shop|chippy|bakers|salon|market|pub|post
            who runs|owns|plays|drives|teaches|does|umpires|cleans the|at|in|for|on|our
            next door neighbour
            """, Vocabulary.GROUPS);

    private PatientIdentifiable() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        PATIENT_IDENTIFIABLE,
                        "patient-on-register",
                        "Somebody on the practice's register is named together with their health or attendance",
                        0.9,
                        reading -> named(reading, true)),
                Rule.of(
                        PATIENT_IDENTIFIABLE,
                        "person-and-health",
                        "Somebody is named together with their health or attendance",
                        0.6,
                        reading -> named(reading, false)),
                Rule.of(
                        PATIENT_IDENTIFIABLE,
                        "person-described",
                        "Somebody is described so that neighbours know them, together with their health",
                        0.5,
                        PatientIdentifiable::described),
                Rule.of(
                        PATIENT_IDENTIFIABLE,
                        "nhs-number",
                        "An NHS number is given that is not said to be the author's own",
                        0.9,
                        PatientIdentifiable::nhsNumber));
    }

    private static List<Sighting> named(Reading reading, boolean registered) {
        if (reading.has(CONSENT)) {
            return List.of();
        }
        return reading.people().stream()
                .filter(person -> person.registered() == registered)
                .filter(person -> aboutHealth(reading, person.from()))
                .map(person -> new Sighting(person.from(), person.to()))
                .toList();
    }

    private static List<Sighting> described(Reading reading) {
        if (reading.has(CONSENT)) {
            return List.of();
        }
        return reading.find(DESCRIBED).stream()
                .filter(seen -> reading.sentenceHas(seen.from(), ILLNESS))
                .toList();
    }

    /** In the same sentence or the one after. */
    private static boolean aboutHealth(Reading reading, int at) {
        var words = reading.words();
        var next = words.sentenceEnd(at);
        return reading.sentenceHas(at, ILLNESS)
                || reading.sentenceHas(at, ATTENDS)
                || next < words.size() && (reading.sentenceHas(next, ILLNESS) || reading.sentenceHas(next, ATTENDS));
    }

    private static List<Sighting> nhsNumber(Reading reading) {
        var words = reading.words();
        for (int at = 0; at < words.size(); at++) {
            var end = nhsNumberEnd(words, at);
            if (end > at && (end - at == 3 || reading.sentenceHas(at, Set.of("nhs"))) && !isOwn(words, at)) {
                return List.of(new Sighting(at, end));
            }
        }
        return List.of();
    }

    private static boolean isOwn(Words words, int at) {
        for (int i = Math.max(0, at - 6); i < at; i++) {
            if (SELF.contains(words.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** Ten digits, as one word or 3-3-4, whose last is the check digit of the others modulo 11. */
    private static int nhsNumberEnd(Words words, int at) {
        var digits = new StringBuilder();
        for (int i = at; i < Math.min(words.size(), at + 3) && words.get(i).isNumber(); i++) {
            digits.append(words.get(i).text());
            if (digits.length() == 10) {
                return checks(digits) ? i + 1 : at;
            }
        }
        return at;
    }

    private static boolean checks(CharSequence digits) {
        var sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        var check = (11 - sum % 11) % 11;
        return check < 10 && check == digits.charAt(9) - '0';
    }
}
