package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.EMBARRASSING;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: humiliates a person over looks, body, private life, family or a mishap. */
final class Embarrassing {

    private static final Phrases MOCKED = Phrases.of("""
            her|his|their|hers|that|%staff|whats|wheres ~4 @body
            fat|ugly|minging|manky|scruffy|gormless|greasy|bald|sweaty|spotty|hairy|stinking|smelly cow|pig|git|lump|one|woman|man|bloke|lass|nurse|doctor|receptionist|mare|moose
            looks|look|looked|looking like ~4 slapped|melted|dropped|horse|pig|potato|corpse|collapsed|bulldog|drag|scarecrow|boiled|walrus|bin|sack|mop|haystack|toad|troll|sheep|clown
            face like a|an|the
            had|has more chins
            stinks|smells|reeks|stank|reeked of
            wet|soiled|shat|pissed|pooed|peed himself|herself|themselves|his|her
            trousers|skirt|dress|knickers|zip|flies ~4 split|down|open|tucked|undone|fell
            tucked ~3 knickers|tights|pants
            husband|wife|hubby|fella|bloke|missus ~3 left|walked|ran|cheated|cheating|playing|knocking|affair
            having|had ~2 affair|fling
            knocking off
            sleeping|slept with her|his|the|half
            wig|toupee|syrup
            beer belly|gut
            muffin top
            camel toe
            moobs
            bo
            farted|fart|burped|dribbled|snored
            """, Vocabulary.GROUPS);
    private static final Phrases LAUGHED_AT = Phrases.of("""
            dying|crying|screaming|howling laughing?
            \uD83D\uDE02
            \uD83E\uDD23
            \uD83E\uDD2E
            \uD83E\uDD22
            \uD83D\uDE06
            lmao|lmfao|rofl|pmsl|hahaha|haha
            state of ~2 her|him|it|that|%staff
            imagine being|having
            bless
            """);

    private Embarrassing() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        EMBARRASSING,
                        "mocked",
                        "Somebody's looks, body or private life is made fun of",
                        0.5,
                        reading -> reading.asserted(MOCKED)),
                Rule.of(
                        EMBARRASSING,
                        "laughed-at",
                        "Somebody who is named is laughed at",
                        0.4,
                        reading -> reading.staff().isEmpty() && reading.people().isEmpty()
                                ? List.of()
                                : reading.find(LAUGHED_AT)));
    }
}
