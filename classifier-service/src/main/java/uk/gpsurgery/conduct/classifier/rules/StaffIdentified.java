package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.STAFF_IDENTIFIED;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P5: a comment must not identify staff who work at the practice. Praise identifies too. */
final class StaffIdentified {

    private static final Phrases SINGLED_OUT = Phrases.of("""
            only|one male|female|man|woman|lady|bloke|fella|lad|black|asian|scottish|irish|polish|ginger|young ~2 nurse|nurses|doctor|gp|receptionist|there|practice
            the male nurse
            the|that @role with|whos|thats|who ~2 the|a|all ~3 hair|tattoo*|glasses|accent|beard|nose|teeth|lisp|limp|nails|earring*|ponytail|moustache|eyebrows|lanyard|socks|gap|perm|bun|fringe
            blonde|ginger|redheaded|bald|scottish|irish|welsh|geordie|scouse|brummie|polish|nigerian|heavily|tattooed @role
            blonde|ginger|bald|scottish|irish|tall|bearded|tattooed|young one|lad|bloke|fella|woman|lady on|at|behind reception|desk
            the|your practice|surgery manager
            the manager there|here
            the paramedic|phlebotomist|pharmacist
            the one on reception with
            the bloke|lad|fella|chap on reception|phones|desk
            scottish|irish|polish|tall|bald|ginger|young|old|older|new|female|male|lady doctor|gp|nurse with|who ~5 there|here
            """, Vocabulary.GROUPS);

    private StaffIdentified() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        STAFF_IDENTIFIED,
                        "staff-directory",
                        "A member of staff is named",
                        0.95,
                        reading -> reading.staff().stream()
                                .map(mention -> new Sighting(mention.from(), mention.to(), mention.ids()))
                                .toList()),
                Rule.of(
                        STAFF_IDENTIFIED,
                        "staff-singled-out",
                        "A member of staff is described so that everybody knows who is meant",
                        0.6,
                        reading -> reading.find(SINGLED_OUT)));
    }
}
