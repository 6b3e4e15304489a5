package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.FRAUDULENT;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P3: posing as the practice, selling notes, prescriptions, remedies or reviews, phishing, fake reviews. */
final class Fraudulent {

    private static final Phrases OFFER = Phrases.of("""
            sick|fit|doctors|gp|med notes|note|certs|certificates|letters ~8 £|#|dm|quid|sale|sort|questions|cheap|pm|inbox|message|whatsapp
            selling|sell|sale|sells|offering ~8 note|notes|prescription|prescriptions|script|scripts|reviews|antibiotics|amoxicillin|ozempic|mounjaro|wegovy|remedy|cure|vaccine|passes|certificates|appointments|slots
            reviews ~6 £|#|each|quid|paid|package|guaranteed
            paid|pay|pays|paying ~4 review|reviews|stars
            £|#|tenner|fiver|voucher|discount|free ~6 5|five stars?|star|review|reviews
            no prescription|gp|doctor|questions needed|required|asked
            ozempic|mounjaro|wegovy|viagra|antibiotics|amoxicillin ~8 £|#|dm|pm|inbox|collect|delivery|sale|message
            cures|cured|cure ~4 dm|link|order|£|#|bottle
            i|we|ive|im|me never|not ~3 been|patient|there ~8 review|star|stars
            fake|made|making|wrote|write|writing|left ~4 reviews
            """);
    private static final Phrases POSING = Phrases.of("""
            this is|its ~3 surgery|practice|reception|%staff|nhs ~20 link|click|card|bank|pay|pin|password|details|transfer|dob|birth
            confirm|verify|update|enter ~5 details|account|bank|card|nhs|dob|login|password
            click|tap|follow ~4 link
            bank|card|sort ~2 details|number|code
            your ~3 record|records|registration|account|prescription|appointment ~6 suspended|removed|deleted|expire|expires|closed|cancelled|held
            release|released ~4 fee|payment
            admin|booking|processing|release|registration fee
            official ~3 surgery|page|account|practice|surgerys
            send ~4 photo|picture|copy ~4 passport|card|licence|id
            """);

    private Fraudulent() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        FRAUDULENT,
                        "offer",
                        "Fit notes, prescriptions, remedies or reviews may be offered for money",
                        0.55,
                        reading -> reading.asserted(OFFER)),
                Rule.of(
                        FRAUDULENT,
                        "posing",
                        "Somebody may pose as the practice to get money or details",
                        0.55,
                        reading -> reading.asserted(POSING)));
    }
}
