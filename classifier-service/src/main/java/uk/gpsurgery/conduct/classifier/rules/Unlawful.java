package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.UNLAWFUL;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: violence or damage threatened, drugs for sale, an address published to expose somebody, voyeurism. */
final class Unlawful {

    private static final Phrases VIOLENCE = Phrases.of("""
            i'll|ill|im|i'm|we'll|gonna|will|going|gunna ~3 kill|stab|knife|batter|burn|smash|torch|petrol|shoot|bomb|glass|break|cave|do|slash|murder|strangle ~4 you|him|her|them|u|ya|your|place|surgery|windows|car|tyres|legs|jaw|face|head|in|down|over
            burn|torch|bomb|smash|firebomb|blow ~2 place|surgery|building|it|gaff|car|house down|up|in
            petrol through|bomb|can
            brick through
            put|puts|putting ~2 windows|window|tyres|door in|through|out
            watch your|ur|her|his|their back|backs|windows|kneecaps|car|tyres
            know where you|she|he|they|u live|lives|park|parks
            slash|slashed|slashing ~3 tyres
            acid in|over|on ~2 face
            bullet in|for|with
            somebody|someone should|needs|ought ~2 burn|torch|shoot|stab|batter|smash|brick|hang|string
            string|strung|hang them|him|her|em up
            sleep with one eye
            knife to|in|with
            battered|battering ~2 car|park
            wait|waiting for you|her|him|them ~3 car|outside|park
            """);
    private static final Phrases DRUGS = Phrases.of("""
            selling|sell|sale|got|available|deals|dm|message|inbox|swap|going ~6 tramadol|tramadols|trams|diazepam|valium|vallies|blues|xanax|xannies|pregab|pregabs|pregabalin|gabapentin|gabbies|codeine|oxy|oxycodone|oxycontin|morphine|oramorph|fentanyl|ketamine|ket|coke|weed|green|mdma|zopiclone|zimmers|zopis|mazzies|temazepam|methadone|dihydrocodeine|dihydros|ritalin|concerta|pills
            tramadol|tramadols|trams|diazepam|valium|vallies|blues|xanax|xannies|pregab|pregabs|pregabalin|gabapentin|gabbies|codeine|oxy|oxycodone|oxycontin|morphine|oramorph|fentanyl|ketamine|zopiclone|zimmers|zopis|mazzies|temazepam|methadone|dihydrocodeine|dihydros|ritalin|concerta ~8 sale|dm|#|each|quid|strip|strips|delivery|inbox|pm|postage|£
            """);
    private static final Phrases EXPOSED = Phrases.of("""
            lives|live at|on|in|opposite|next|behind ~4 #|road|street|lane|close|avenue|court|terrace|drive|crescent|row
            her|his|their ~2 address|number|mobile|reg|registration is|here|below|=
            home address
            pay|pop|go|give ~2 a? visit|call|knock
            drives a ~5 reg|registration|plate|mini|golf|audi|corsa|fiesta|qashqai
            address is
            """);
    private static final Phrases VOYEUR = Phrases.of("""
            up her|their skirt|skirts
            upskirt*
            camera|phone|filming|filmed|video ~6 toilet|toilets|loo|loos|changing|cubicle|gap|undressing|shower|curtain
            through the ~2 gap|blinds|keyhole|curtain|window ~6 exam*|undress*|bra|knickers|naked|gown
            """);

    private Unlawful() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        UNLAWFUL,
                        "violence",
                        "Violence or damage may be threatened or called for",
                        0.6,
                        reading -> reading.asserted(VIOLENCE)),
                Rule.of(
                        UNLAWFUL,
                        "drugs-for-sale",
                        "Controlled drugs may be offered for sale",
                        0.6,
                        reading -> reading.asserted(DRUGS)),
                Rule.of(
                        UNLAWFUL,
                        "exposed",
                        "Somebody's private address or number may be published to expose them",
                        0.5,
                        reading -> reading.staff().isEmpty() ? List.of() : reading.asserted(EXPOSED)),
                Rule.of(
                        UNLAWFUL,
                        "voyeurism",
                        "Somebody may have been filmed in private",
                        0.6,
                        reading -> reading.find(VOYEUR)));
    }
}
