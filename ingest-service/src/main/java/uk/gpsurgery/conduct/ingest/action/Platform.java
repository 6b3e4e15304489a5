package uk.gpsurgery.conduct.ingest.action;

import java.util.Set;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;

/** A place where comments stand, and what a machine may do there. A further platform is one more bean of this kind. */
public interface Platform {

    /** As {@code comments.v1} calls it. */
    String name();

    /** What its documented API lets a machine do. */
    Set<Deed> deeds();

    /** Whether this practice has given the keys to it. */
    boolean isConnectedFor(String practice);

    /** Does it, for a practice that is connected. Asked twice, it shows nothing twice. */
    Answer carryOut(Deed deed, ActionAsked action);
}
