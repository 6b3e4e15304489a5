package uk.gpsurgery.conduct.ingest.action;

import static uk.gpsurgery.conduct.ingest.action.Deed.BAN;
import static uk.gpsurgery.conduct.ingest.action.Deed.CHECK_STILL_THERE;
import static uk.gpsurgery.conduct.ingest.action.Deed.DELETE;
import static uk.gpsurgery.conduct.ingest.action.Deed.DELETE_REPLY;
import static uk.gpsurgery.conduct.ingest.action.Deed.HIDE;
import static uk.gpsurgery.conduct.ingest.action.Deed.REPLY;
import static uk.gpsurgery.conduct.ingest.action.Deed.UNBAN;
import static uk.gpsurgery.conduct.ingest.action.Deed.UNHIDE;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where no machine can do it, a person is asked to; where nobody can, the person is told what is left to do. */
@Singleton
final class ByHand {

    private static final Set<Deed> EVERYTHING = EnumSet.allOf(Deed.class);
    private static final String REPORT_IT = "report it to %s instead";

    /** What a person who is signed in at the platform can do there, and what is left where nobody can. */
    private static final List<Place> PLACES = List.of(
            new Place("facebook", "Facebook", EVERYTHING, REPORT_IT),
            new Place(
                    "google",
                    "Google",
                    EnumSet.of(REPLY, DELETE_REPLY, CHECK_STILL_THERE),
                    "only the author can take a review down; " + REPORT_IT + ", and appeal once if that is declined"),
            new Place(
                    "x", "X", EnumSet.of(HIDE, UNHIDE, BAN, UNBAN, REPLY, DELETE_REPLY, CHECK_STILL_THERE), REPORT_IT),
            new Place("instagram", "Instagram", EVERYTHING, REPORT_IT),
            new Place("youtube", "YouTube", EVERYTHING, REPORT_IT),
            new Place(
                    "linkedin",
                    "LinkedIn",
                    EnumSet.of(DELETE, BAN, UNBAN, REPLY, DELETE_REPLY, CHECK_STILL_THERE),
                    REPORT_IT),
            new Place(
                    "nhs-website",
                    "the NHS website",
                    EnumSet.of(REPLY, DELETE_REPLY, CHECK_STILL_THERE),
                    "choose \"report as unsuitable\" in the practice's profile instead"),
            new Place("surgery", "this place", EVERYTHING, ""),
            new Place("elsewhere", "this place", EVERYTHING, ""));

    /**
     * A platform without its machine.
     *
     * @param instead what is left where nobody can do it; {@code %s} is the place
     */
    record Place(String platform, String name, Set<Deed> deeds, String instead) {}

    List<String> places() {
        return PLACES.stream().map(Place::platform).toList();
    }

    Doer doer(Deed deed, String platform) {
        return place(platform).deeds().contains(deed) ? Doer.PERSON : Doer.NOBODY;
    }

    Answer answer(Deed deed, String platform) {
        var place = place(platform);
        return Answer.needsAPerson(
                place.deeds().contains(deed)
                        ? "Please %s by hand: %s is not connected to this system."
                                .formatted(deed.inWords(), place.name())
                        : "Nobody can %s on %s: %s."
                                .formatted(
                                        deed.inWords(),
                                        place.name(),
                                        place.instead().formatted(place.name())));
    }

    private static Place place(String platform) {
        return PLACES.stream()
                .filter(place -> place.platform().equals(platform))
                .findFirst()
                .orElseThrow();
    }
}
