package uk.gpsurgery.conduct.ingest.action;

import jakarta.inject.Singleton;
import java.util.Map;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.ActionOutcome.Outcome;

/** Where no platform can do it by machine, a person is asked to. */
@Singleton
final class ByHand implements Platform {

    private static final Map<String, String> DEEDS = Map.of(
            "hide", "hide the comment",
            "unhide", "show the comment again",
            "delete", "delete the comment",
            "ban", "ban the author",
            "unban", "lift the ban on the author",
            "reply", "post the reply",
            "check-still-there", "look whether the comment is still there");

    private static final Map<String, String> PLACES = Map.of(
            "facebook", "Facebook",
            "google", "Google",
            "x", "X",
            "instagram", "Instagram",
            "youtube", "YouTube",
            "linkedin", "LinkedIn",
            "nhs-website", "the NHS website");

    @Override
    public boolean can(ActionAsked action) {
        return true;
    }

    @Override
    public Answer carryOut(ActionAsked action) {
        var deed = DEEDS.getOrDefault(action.action(), "see to the comment");
        var place = PLACES.getOrDefault(action.platform(), "this place");
        return new Answer(
                Outcome.NEEDS_A_PERSON,
                null,
                "Please %s by hand: %s is not connected to this system.".formatted(deed, place));
    }
}
