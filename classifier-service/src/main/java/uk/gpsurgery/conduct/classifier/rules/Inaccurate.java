package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.INACCURATE;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: medical misinformation, invented rules and closures of the practice. */
final class Inaccurate {

    private static final Phrases MEDICAL = Phrases.of("""
            jab|jabs|vaccine|vaccines|vaccination|vaccinations|mmr|covid|flu ~8 cause|causes|caused|gives|give|kills|killed|kill|chip|microchip|magnetic|autism|dna|sterile|infertile|poison|shed|shedding|track
            cures|cure|cured|curing|kills|dissolves|reverses|melts ~4 cancer|tumour|tumours|diabetes|covid|arthritis|dementia|autism|epilepsy|asthma|everything|shingles|kidney
            cancer|diabetes|covid|arthritis|dementia|autism|epilepsy|asthma|measles ~5 cured|hoax|myth|caused|cure|reversed
            dont|don't|stop|never|come|bin|throw ~4 statins|insulin|vaccine|jab|jabs|chemo|antibiotics|inhaler|inhalers|tablets|antidepressants|warfarin|mmr|pills
            bleach|turpentine|borax|ivermectin|colloidal|urine|silver|soursop|apricot|kerosene
            antibiotics ~4 virus|viruses|cold|colds|flu|viral
            5g|microchip|microchips|bill gates|big pharma|depopulation|plandemic|sheeple
            flush|flushes|flushed ~4 toxins|kidneys|liver
            proven|fact|doctors|they ~5 wont|don't|dont|never tell you
            """);
    private static final Phrases RULE = Phrases.of("""
            surgery|practice|they|gp|nhs|gps|we|everyone|everybody|you|patients|pensioners|all ~6 charging|charge|charges|pay|paying|fined|deregister|deregistered|struck|closing|closed|shut|shutting|private|privatised|demolished|sold|bought ~8 law|£|#|from|next|permanently|good|monday|april|january|appointment|call|visit|list
            from|as of|starting monday|tuesday|wednesday|thursday|friday|april|january|october|november|december|next|#|1st|the ~10 pay|charged|charge|fee|£|closed|closing|only|banned|removed|cancelled
            government|law|nhs england|icb|legally|new rule|rules ~10 pay|remove|removed|ban|banned|close|stop|struck|deregister
            no longer see|seeing|treat|treating|accept|accepting|register|offering|allowed
            struck|taken|removed off the list|books if|unless|over
            over #|70s|75s|65s|80s|70|75|80 ~6 not|no|wont|removed|refused|stopped|off
            """);

    private Inaccurate() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        INACCURATE,
                        "medical-misinformation",
                        "Something about medicine is stated as fact that may be plainly false",
                        0.55,
                        reading -> reading.asserted(MEDICAL)),
                Rule.of(
                        INACCURATE,
                        "invented-rule",
                        "A rule, charge or closure is stated that may be invented",
                        0.45,
                        reading -> reading.asserted(RULE)));
    }
}
