package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.HARASSING;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: threats, intimidation, abuse of a person or a group, and calls to others to do so. */
final class Harassing {

    private static final Phrases ABUSE = Phrases.of("""
            fuck|screw|sod|piss off|you|u|em|them|her|him|yourself
            go|can|should ~1 fuck|screw|shove|choke|rot|die
            you|u|ya|you're|youre|ur a?|an? ~2 cunt|twat|wanker|bastard|bitch|prick|arsehole|scum|moron|idiot|cretin|imbecile|slag|witch|cow|maggot|parasite|rat|snake|vermin|bellend|dickhead|knobhead|tosser|waste
            stupid|thick|lazy|fat|ugly|evil|useless|vile|miserable|stuck|arrogant|smug|dozy|silly|nasty|ignorant cow|bitch|cunt|cunts|witch|bastard|bastards|pig|slag|cows|twat|twats|wanker|wankers|idiot|moron|mare|hag
            cunt|cunts|twat|twats|wankers|scum|vermin|parasites|maggots|bastards|dickheads
            kill|hang|top|drown yourself|yourselves|urself
            hope ~1 you|he|she|they|u|your|her|his|all ~4 die|dies|cancer|rot|rots|burn|suffer|suffers|crash|choke|chokes|hit
            deserve|deserves to die|rot|burn|be shot|be strung|be hung
            """);
    private static final Phrases THREAT = Phrases.of("""
            watch your|ur|her|his|their back|backs|windows|kneecaps|car|tyres|step
            know where you|she|he|they|u live|lives|park|parks|drink|work
            know what ~3 drive|drives
            i'll|ill|im|i'm|we'll|well|gonna|will ~2 find|get|batter|smash|kill|knife|stab|break|burn|punch|kick|slap|knock|deck|do you|him|her|them|u|ya|your|yer|that
            coming|come for you|him|her|them|u|ya
            you'll|youll|he'll|hell|she'll|shell|they'll|theyll ~1 regret|be sorry|pay
            you'll|youll|he'll|she'll|shell|they'll get|have whats|what's coming
            you're|youre|she's|shes|he's|hes next|dead|finished
            needs|wants|deserves|should ~3 slap|slapping|shooting|shot|hanging|hung|punch|punching|kicking|battering|hiding|lamping|stringing|strung|bullet|brick
            one dark night
            see you|u|her|him outside|after
            put|puts|get put|putting ~4 windows|window|through
            sleep with one eye
            """);
    private static final Phrases PILE_ON = Phrases.of("""
            everyone|everybody|lets|let's|all|go ~4 ring|email|message|bombard|spam|flood|hound|report|shame|name|boycott|follow|chase|find ~2 her|him|them|she|he|that
            make her|his|their life|lives ~2 hell|misery
            make her|him|them cry|leave|suffer|pay|quit|resign
            until|till|til she|he|they quits|quit|leaves|leave|resigns|cracks|cries|go|goes
            get|kick|throw|drive|run|chase them|him|her|em out
            send|ship|deport them|em|him|her ~2 back|home|off
            go back to|where ~5 country|from|came|pakistan|india|africa|poland|nigeria|jungle
            dont|don't give ~4 minutes|moments peace
            both barrels
            her|his|their ~1 facebook|insta|instagram|profile is
            """);

    private Harassing() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        HARASSING,
                        "slur",
                        "A slur against a group of people",
                        0.85,
                        reading -> Lexical.anyOf(reading, uk.gpsurgery.conduct.classifier.text.Lexicon.slurs())),
                Rule.of(HARASSING, "abuse", "Abuse of a person or a group", 0.7, reading -> reading.asserted(ABUSE)),
                Rule.of(
                        HARASSING,
                        "threat",
                        "Something that may be meant as a threat",
                        0.7,
                        reading -> reading.asserted(THREAT)),
                Rule.of(
                        HARASSING,
                        "pile-on",
                        "Others are called to go for somebody",
                        0.6,
                        reading -> reading.asserted(PILE_ON)));
    }
}
