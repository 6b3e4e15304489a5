package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.UNLAWFUL;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    private static final Set<String> DRUGS = words(
            "tramadol tramadols trams diazepam diaz valium vals vallies blues blueys yellows xanax xannies pregab pregabs prega"
                    + " pregabalin gabapentin gabbies codeine oxy oxys oxycodone oxycontin morphine oramorph fentanyl butrans patches"
                    + " ketamine ket coke flake weed haze pollen moonrocks squidgy mandy mdma midaz zopiclone zopi zopis zops mazzies"
                    + " temazepam jellies methadone subbies dihydrocodeine dihydros ritalin dexies concerta elvanse green \uD83D\uDC8A");
    private static final Set<String> SELLING = words(
            "selling sell sale dm dms inbox menu stock quid tenner fiver each delivery meet price prices offers pharma legit cash"
                    + " timewasters bag box strips q pm hmu \u00A3 sorting whatsapp post collect \uD83D\uDD0C");
    private static final Phrases ADDRESS = Phrases.of("""
            # ~3 street|road|lane|close|avenue|court|terrace|drive|crescent|row|rise|way|gardens|hill|place|bank|view|grove|st|rd
            flat # ~4 street|road|lane|close|avenue|court|terrace|drive|crescent|row|house
            home address
            lives|live at|on|in|opposite|next|behind|above|alone
            walks|walk|drives|cycles|cycle home
            own|personal|home|private mobile|number
            07700
            """);

    private static final Phrases VOYEUR = Phrases.of("""
            up her|their skirt|skirts
            upskirt*
            camera|phone|filming|filmed|video ~6 toilet|toilets|loo|loos|changing|cubicle|gap|undressing|shower|curtain
            through the ~2 gap|blinds|keyhole|curtain|window ~6 exam*|undress*|bra|knickers|naked|gown
            """);

    private Unlawful() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.replace("'", "").split(" ")).stream()
                .distinct()
                .toList());
    }

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
                        reading -> Lexical.near(reading, DRUGS, SELLING, 15)),
                Rule.of(
                        UNLAWFUL,
                        "exposed",
                        "Somebody's private address or number may be published to expose them",
                        0.5,
                        reading -> reading.staff().isEmpty() ? List.of() : reading.asserted(ADDRESS)),
                Rule.of(
                        UNLAWFUL,
                        "voyeurism",
                        "Somebody may have been filmed in private",
                        0.6,
                        reading -> reading.find(VOYEUR)));
    }
}
