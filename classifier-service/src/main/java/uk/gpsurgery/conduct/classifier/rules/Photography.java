package uk.gpsurgery.conduct.classifier.rules;

import static uk.gpsurgery.conduct.classifier.policy.Label.PHOTOGRAPHY;

import java.util.List;
import uk.gpsurgery.conduct.classifier.text.Phrases;

/** P4: photos, video or livestream of the waiting room, of places with patients, or of staff. */
final class Photography {

    private static final Phrases TAKEN = Phrases.of("""
            took|taken|taking|take|snapped|snap|got|sneaked|snuck|grabbed|posted|posting|uploaded|shared|sharing|here's|heres|pic|pics|photo|photos|picture|selfie|filmed|filming|film|recorded|video|videoed|vid|footage|clip|livestream|livestreamed|live|streaming|vlog|tiktok|reel|photographed ~10 waiting|reception|receptionist|receptionists|queue|corridor|desk|patients|patient|nurse|nurses|doctor|dr|%staff|%person|counter|room|clinic|consulting|staff|asleep|glass
            waiting|reception|receptionist|receptionists|corridor|desk|patients|nurse|doctor|dr|%staff|counter|consulting|staff ~10 photo|photos|pic|pics|picture|pictures|selfie|filmed|filming|video|videoed|vid|footage|clip|livestream|live|vlog|tiktok|camera|snapped|📸|🎥|📷|reel|insta|snapchat
            📸|🎥|📷|📹 ~10 waiting|surgery|doctors|docs|nurse|reception|room|queue
            live|livestreaming|streaming from|at|in ~3 surgery|doctors|docs|waiting|reception
            filming|filmed|recorded|videoed|snapped|photographed him|her|them|the|that|you
            swipe
            """);

    private Photography() {}

    static List<Rule> rules() {
        return List.of(Rule.of(
                PHOTOGRAPHY,
                "photo-inside",
                "Photos or video may have been taken inside the surgery or of staff",
                0.55,
                reading -> reading.asserted(TAKEN)));
    }
}
