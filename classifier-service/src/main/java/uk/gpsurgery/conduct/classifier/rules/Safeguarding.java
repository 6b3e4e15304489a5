package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.SAFEGUARDING;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** X2: risk to somebody's life or welfare. High recall: a person always looks. */
final class Safeguarding {

    private static final Phrases DANGER = Phrases.of("""
            kill|killing|hurt|hurting|harm|harming|cut|cutting myself|himself|herself|themselves|themself
            suicide|suicidal|self-harm|selfharm|overdose|overdosed
            end|ending|ended it|my|his|her all|life
            dont|don't|not|cant|can't|no ~3 want|wanna|point|reason|see ~3 live|living|alive|here|wake|go on|carry|anymore|any
            want|wanted|wanna|wish ~4 die|dead|gone|over|sleep|disappear|stop existing
            better off without me|him|her
            goodbye everyone|all|world
            wrote|written|writing|left ~2 note|notes|letters
            cant|can't|cannot go on|do this|take|cope
            took|taken|taking|swallowed|saved|stockpiled|stockpiling ~5 pills|tablets|paracetamol|packet|packets|box
            bruise|bruises|bruised|bruising|burns|marks|black eye|eyes ~10 kid|child|children|boy|girl|baby|toddler|arm|arms|neck|her|him|his|wrists|she|he|legs
            hits|hit|beats|beat|slaps|kicks|punches|punched|chokes|choked|strangled|shakes|shook|batters|threatens me|her|him|them|the|my|mum|child|kids|baby
            locked|locks|lock|shut|shuts in|her|him|them|me|his|the ~6 room|cupboard|house|shed|flat|bedroom|in|out|night
            scared|afraid|frightened|terrified of ~3 him|her|home|husband|partner|boyfriend|dad|go
            wont|won't|doesnt|doesn't|never let|lets me|her ~4 out|phone|leave|speak|doctor|alone|go
            left|leaves alone|on|in|with ~8 night|hours|days|own|house|car|weekend
            not eaten|eating|fed|drinking|drunk ~4 days|week|weeks|since
            hasnt|hasn't|havent|haven't ~2 eaten|eating|fed|been seen
            not|isnt|isn't|hasn't|hasnt|never being? fed|washed|changed|seen|moved
            chest pain|pains
            cant|can't|struggling|barely breathe|breath|breathing
            collapsed|unconscious|unresponsive|fitting|bleeding
            on the bridge|ledge|roof|edge|railway|tracks
            domestic|abusive|abuse|abused|abuses|neglect|neglected|groomed|trafficked
            not safe
            touches|touched|touching me|her|him|them|his|my
            no food|heating|water ~4 house|days|week|home
            soiled|sores|bedsores|skeletal|skin and bone
            """);
    private static final Phrases HYPERBOLE = Phrases.of("""
            killing me
            died|dying|dead laughing|of embarrassment|of shame|inside|😂
            nearly|almost|literally died|dying
            lose the will to live
            losing|lost the will
            kill for a
            """);

    private Safeguarding() {}

    static List<Rule> rules() {
        return List.of(Rule.of(
                SAFEGUARDING,
                "danger",
                "Somebody may be in danger: read it now",
                0.5,
                reading -> reading.has(HYPERBOLE) ? List.of() : reading.find(DANGER)));
    }
}
