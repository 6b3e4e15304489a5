package uk.gpsurgery.conduct.cases.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a case on a day, and who tells the happening in hand.
 *
 * @param today in Europe/London
 * @param tellers everybody who has told this same happening since the case came to its stage, the present one last
 * @param heldByTracks the holds that stay on as long as a side track is open
 * @param evidenceStored whether every post of the case is kept as it was received
 * @param everyPostGone whether the platform says that all posts of the case are gone
 * @param named entries of the staff register whom the posts name
 * @param deciders who told the warning or the removal
 * @param dueOn the last day of the stage's deadline
 */
public record CaseFile(
        Stage stage,
        LocalDate today,
        List<Teller> tellers,
        Set<Hold> holds,
        Set<Hold> heldByTracks,
        boolean evidenceStored,
        boolean everyPostGone,
        Set<String> named,
        Set<String> deciders,
        Optional<LocalDate> dueOn,
        Optional<PatientFacts> patient,
        Dates dates) {

    /**
     * What the register says of the patient.
     *
     * @param reachable whether there is an address the letters can go to
     */
    public record PatientFacts(
            boolean registeredHere, boolean deceased, boolean restricted, boolean minor, boolean reachable) {}

    /** Days that later steps look back at. */
    public record Dates(
            Optional<LocalDate> requestedOn,
            Optional<LocalDate> remindedOn,
            Optional<LocalDate> warnedOn,
            Optional<LocalDate> breachedAgainOn,
            Optional<LocalDate> noticeSentOn,
            Optional<LocalDate> receivedOn,
            Optional<LocalDate> treatmentEndedOn,
            Optional<LocalDate> threatOn) {

        /** The eighth day after receipt; after the end of treatment where that delayed it. */
        public Optional<LocalDate> effectiveOn() {
            return treatmentEndedOn.or(() -> receivedOn).map(day -> day.plusDays(8));
        }
    }

    /** The one who tells it now. */
    public Teller teller() {
        return tellers.get(tellers.size() - 1);
    }
}
