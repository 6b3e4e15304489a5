package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.DEVICE_USE;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P1: phones and tablets in a consultation, or used without regard for others in the practice. */
final class DeviceUse {

    private static final Phrases USED = Phrases.of("""
            on|checking|scrolling|playing|texting|looking|glued|answered|answering|took|taking|using ~3 phone|mobile|tiktok|facebook|insta|instagram|game|candy|whatsapp|tablet|ipad ~10 while|during|doctor|dr|nurse|%staff|appointment|consultation|examined|examining|blood|smear|waiting|room|mid
            doctor|dr|nurse|%staff|appointment|consultation|gp|waiting|smear|mid|he|she ~10 on|checking|scrolling|texting|answered|playing|swiping|tapping ~3 phone|mobile|tiktok|facebook|game|tablet|ipad|whatsapp|instagram|call
            loudspeaker|speakerphone|speaker
            loud|shouting|yelling|bellowing|blaring ~5 phone|call|facetime|video|videos|music|youtube|tiktok|mobile
            phone|facetime|call|video|videos|music|youtube|tiktok|mobile ~6 loud|full volume|blast|blaring|blasting|blared|headphones
            full blast|volume
            facetime|facetimed|facetiming
            no|without headphones|earphones
            recorded|recording|record ~6 consultation|appointment|doctor|gp|dr|him|her|%staff|phone|pocket|bag
            livestreamed|streamed ~3 appointment|consultation
            game|raid|match|bet|ebay|candy|wordle|tinder ~8 doctor|dr|nurse|smear|appointment|consultation|%staff
            """);

    private DeviceUse() {}

    static List<Rule> rules() {
        return List.of(Rule.of(
                DEVICE_USE,
                "device-used",
                "A phone or tablet may have been used during a consultation, or without regard for others",
                0.5,
                reading -> reading.asserted(USED)));
    }
}
