package uk.gpsurgery.conduct.ingest.action;

import java.util.Set;

/**
 * What can be done on one platform, as the contract's table says.
 *
 * @param name as a sentence calls it
 * @param actions what the practice can do there, by whichever hand
 * @param byMachine of these what the platform's documented API lets a program do
 * @param instead what is left where nobody can do it
 * @param note what ops should know
 */
record Capability(String platform, String name, Set<Deed> actions, Set<Deed> byMachine, String instead, String note) {

    Doer doer(Deed deed, boolean connected) {
        if (!actions.contains(deed)) {
            return Doer.NOBODY;
        }
        return connected && byMachine.contains(deed) ? Doer.MACHINE : Doer.PERSON;
    }

    /** Asks a person to do it where no machine can; where nobody can, the person is told what is left to do. */
    Answer byHand(Deed deed, boolean connected) {
        var sentence = doer(deed, connected) == Doer.NOBODY
                ? "Nobody can %s on %s: " + instead + "."
                : connected
                        ? "Please %s by hand: %s lets no program do it."
                        : "Please %s by hand: %s is not connected to this system.";
        return Answer.needsAPerson(sentence.formatted(deed.inWords(), name));
    }
}
