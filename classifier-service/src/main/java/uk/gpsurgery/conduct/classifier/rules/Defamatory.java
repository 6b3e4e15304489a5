package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.DEFAMATORY;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3 and P7: stated as fact, something that would seriously harm a reputation. Always for a person. */
final class Defamatory {

    private static final Phrases ALLEGATION = Phrases.of(
            """
            drunk|pissed|plastered|hammered|sozzled|bladdered|hungover ~4 at|on|in|again|work|duty|surgery|clinic|appointment|shift|during|while|chair
            @who ~6 drunk|drunken|drinking|vodka|whisky|gin|boozing|stoned|coked|coke
            smelt|smelled|smells|stank|stinks|reeked|reeks|breath of|like ~2 drink|drinks|booze|alcohol|vodka|whisky|gin|brewery|wine|weed|cannabis
            struck|suspended|thrown off|register
            forged|forges|forging|faked|fakes|faking|falsified|falsifies|falsifying|doctored|doctors|altered|alters|altering|backdated|backdates|deleted|deletes|shredded|shreds|fiddled|fiddles|fiddling|cooked|cooking|fabricated|fabricates|tippexed ~5 notes|note|records|record|signature|signatures|certificate|certificates|results|figures|books|timesheets|times|expenses|referrals|forms|letters|log|logs|claims|data
            steals|stole|stealing|nicks|nicked|nicking|pinched|pinching|pinches|pocketed|pocketing|pockets|skimming|embezzled|embezzling|robbed|flogging|flogs|flogged|selling|sells|sold|helping|siphoning ~7 drugs|morphine|tramadol|prescriptions|prescription|medication|meds|money|cash|till|tin|petty|charity|data|records|details|patients|tablets|pads|pad|fund|donations|samples|vaccines
            on the take|fiddle
            backhanders|backhander|bribe|bribes|bribed|kickback|kickbacks|brown envelope|envelopes
            fraud|fraudster|fraudulent|fraudulently|crook|crooks|thief|thieves|criminal|criminals|con|conman|embezzler|money laundering
            ghost patients
            killed|killing|kills|murdered|murderer|murderers|murders|finished ~5 my|his|her|our|their|patients|mum|dad|nan|people|him|them|off|patient|brother|baby|three|two|four|#
            groped|gropes|groping|touched|touches|molested|molesting|assaulted|assaults|abused|abuses|abusing|raped|felt|fondled|hit|hits|slapped|slaps|punched|kicked|locks|tied ~6 patient|patients|me|her|women|girls|up|residents|him|them|my|woman|girl|child|kids
            not|never|isnt|isn't|aint|no ~3 qualified|registered|licence|license|licensed|insured|trained|real|qualification|qualifications|dbs
            fake|bought|forged|pretend|bogus doctor|degree|qualification|qualifications|certificate|nurse|diploma
            covered|cover|covering|covers|hushed|hush|hushing|brushed ~1 up
            under investigation|police
            arrested|convicted|cautioned|charged|jailed|prison|sacked|banned for
            paedo|paedophile|pedo|nonce|pervert|perv|groomer
            drug|prescription|gambling addict|dealer|problem|habit
            sleeping|affair|shagging|slept with ~2 patient|patients
            falsely|lied ~4 coroner|inquest|police|records|notes|court
            left ~4 to die
            unfit to practise|practice
            using|uses|on coke|cocaine|heroin|drugs
            helps|helping himself|herself|themselves
            """,
            java.util.Map.of(
                    "who",
                    List.of(
                            "%staff",
                            "%person",
                            "doctor",
                            "dr",
                            "nurse",
                            "gp",
                            "receptionist",
                            "manager",
                            "he",
                            "she",
                            "they",
                            "was",
                            "were",
                            "been",
                            "is",
                            "pharmacist",
                            "partner",
                            "partners",
                            "staff")));

    /** So grave and so plain that a person looks at it as an allegation, whatever else the comment says. */
    private static final Phrases GRAVE = Phrases.of("""
            %staff ~2 was|is|were|been|turned ~3 drunk|plastered|hammered|sozzled|bladdered|stoned|coked
            %staff ~2 stole|steals|stealing|nicked|nicks|forged|forges|faked|fakes|falsified|groped|gropes|murdered|raped
            %staff ~2 is|was ~1 a|on? ~1 thief|fraud|fraudster|crook|paedo|paedophile|murderer|conman|rapist
            %staff ~2 killed ~2 my|his|her|patients|people|mum|dad
            """);

    private Defamatory() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        DEFAMATORY,
                        "grave-allegation",
                        "A possible statement of fact that a member of staff did something grave",
                        0.9,
                        reading -> reading.asserted(GRAVE).stream()
                                .filter(seen -> !reading.denied(seen.to() - 1))
                                .toList()),
                Rule.of(
                        DEFAMATORY,
                        "allegation",
                        "A possible statement of fact about an identifiable person or the practice that could seriously harm"
                                + " their reputation",
                        0.55,
                        reading -> reading.asserted(ALLEGATION)));
    }
}
