package uk.gpsurgery.conduct.classifier.rules;

import java.util.Map;
import java.util.Set;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.classifier.text.Phrases;
import uk.gpsurgery.conduct.classifier.text.Words;

/** "Jenny was lovely" means the receptionist under a review of the surgery, and anybody at all in a chat. */
final class StaffContext implements Named {

    private static final Set<String> SHORT_OR_COMMON =
            Set.of("may", "joy", "faith", "chris", "rob", "will", "mark", "mat", "mal");
    private static final Phrases AT_THE_SURGERY = Phrases.of("""
            reception|receptionist|receptionists|nurse|surgery|gp|gps|doctor|doctors|docs|appointment|appt|pharmacist|paramedic
            phlebotomist|bloods|smear|prescription|repeat|repeats|prescriber|hca|desk|jab|jabs|injection|dressing|dressings|blood|clinic|dr
            practice|phones|switchboard
            """);
    private static final Set<String> FAMILY = Set.of(
            "my", "our", "mum", "dad", "aunty", "auntie", "uncle", "nan", "cousin", "cllr", "councillor", "mr", "mrs");

    private final boolean surgery;

    StaffContext(Words words, Comment comment) {
        this.surgery = comment.rating() != null
                || comment.platform().equals("nhs-website")
                || comment.platform().equals("google")
                || !AT_THE_SURGERY.in(words, Map.of()).isEmpty();
    }

    @Override
    public boolean firstNameMeansStaff(Words words, int at) {
        var word = words.get(at);
        var before = at > 0 && words.get(at - 1).sentence() == word.sentence()
                ? words.get(at - 1).text()
                : "";
        return surgery
                && !FAMILY.contains(before)
                && (word.capital()
                        ? !SHORT_OR_COMMON.contains(word.stem()) || !word.shouted()
                        : word.text().length() > 4
                                && !OrdinaryWords.contains(word.text())
                                && !SHORT_OR_COMMON.contains(word.text()));
    }
}
