package uk.gpsurgery.conduct.cases.policy.tracks;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import uk.gpsurgery.conduct.cases.policy.Teller;

/**
 * What is known of a track on a day, and who tells the happening in hand.
 *
 * @param stage empty before the track is opened
 * @param today in Europe/London
 * @param post the post the track is about
 * @param asked actions that were asked for and are not answered yet
 * @param byHand those of them that wait for a person's hand
 * @param happened names of everything that has happened on this track
 * @param receivedOn the day from which the law counts, once there is one
 */
public record TrackFile(
        Optional<TrackStage> stage,
        LocalDate today,
        Teller teller,
        Post post,
        Set<Action> asked,
        Set<Action> byHand,
        Set<String> happened,
        Optional<LocalDate> receivedOn,
        Optional<Clock> clock) {

    /**
     * The post.
     *
     * @param evidenceStored whether every revision is kept as it was received
     * @param named entries of the staff register whom it names
     * @param authorName as the platform shows it
     * @param authorIdKnown whether the platform has said who it is, and not only how they call themselves
     * @param possible what its platform lets a practice do
     */
    public record Post(
            String platform,
            boolean evidenceStored,
            Set<String> named,
            String authorName,
            boolean authorIdKnown,
            Set<Action> possible) {}

    /** The deadline that runs. */
    public record Clock(TrackDeadline deadline, boolean paused) {}
}
