package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.OBSCENE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import uk.gpsurgery.conduct.classifier.text.Lexicon;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: profanity and lewdness, however spelt. Clinical words used clinically and mild words are neither. */
final class Obscene {

    /** Also a name, an animal, a verb or a part of a body at the doctor's: obscene only among certain others. */
    private static final Set<String> DOUBTFUL = Set.of(
            "dick",
            "cock",
            "cocks",
            "dicks",
            "knob",
            "knobs",
            "prick",
            "pricks",
            "tits",
            "titty",
            "titties",
            "boobs",
            "ass",
            "asses",
            "bitch",
            "bitches",
            "bastard",
            "bugger",
            "buggers",
            "buggered",
            "sod",
            "sods",
            "slag",
            "slags",
            "slapper",
            "dogging",
            "horny",
            "stiffy",
            "boner",
            "bonk",
            "gash",
            "gooch",
            "flange",
            "roaster",
            "fud",
            "nob",
            "nobs",
            "mf",
            "tf",
            "cum",
            "spunk",
            "feck",
            "fecking",
            "effing",
            "jackass",
            "fanny",
            "minge",
            "shag",
            "shagged",
            "shagger",
            "shagging",
            "bumhole",
            "dildo",
            "pussy",
            "jobby",
            "whore",
            "whores",
            "slut",
            "sluts",
            "nonce",
            "nonces",
            "minger",
            "bitching",
            "pissed",
            "bollocking");

    private static final Phrases LEWD = Phrases.of("""
            bent over
            get|got|getting your|her|his tits|kit|clothes out|off
            suck my|his|me
            lick my|his|her
            tits|boobs out
            nice|great|massive|big|lovely|cracking|fit tits|arse|ass|rack|pair
            give|giving her|him one
            hard on
            blow job
            would smash
            bang her|him
            ride her|him
            dirty slag|slut|whore|cow
            for fs sake
            son of a bitch
            bitch|bastard on|at|behind
            you|stupid|lazy|little|miserable|absolute|old|fat bitch|bitches|bastard|bastards|slag|slapper|whore|cow
            up my|your|his|her|their arse|bum|fanny
            dick|cock|knob out|pic|pics|head|heads
            pissed off
            shagging the|her|his|a
            is|was|been shagging
            total|complete|absolute|utter dick|prick|knob|tit|bellend|cock
            what a dick|prick|knob|bitch
            bunch of pricks|dicks|bastards|bitches|knobs
            """);
    private static final Phrases RUDE_SIGN = Phrases.of("\uD83D\uDD95");

    private Obscene() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(OBSCENE, "swearing", "Swearing, or swearing in disguise", 0.93, Obscene::swearing),
                Rule.of(OBSCENE, "lewd", "A lewd remark", 0.6, reading -> reading.find(LEWD)),
                Rule.of(OBSCENE, "rude-sign", "A rude sign", 0.85, reading -> reading.find(RUDE_SIGN)));
    }

    private static List<Sighting> swearing(Reading reading) {
        var found = new ArrayList<Sighting>();
        var words = reading.words();
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at).text();
            if (Lexicon.swearing().contains(word) && !DOUBTFUL.contains(word)) {
                found.add(new Sighting(at, at + 1));
            }
        }
        return found;
    }
}
