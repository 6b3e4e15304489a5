package uk.gpsurgery.conduct.ingest.action;

import uk.gpsurgery.conduct.ingest.wire.ActionAsked;

/**
 * A place where comments stand and a machine may act; what it may do there says the contract's table. A further platform
 * is one more bean of this kind.
 */
public interface Platform {

    /** As {@code comments.v1} calls it. */
    String name();

    /** Whether this practice has given the keys to it. */
    boolean isConnectedFor(String practice);

    /** Does it, for a practice that is connected. Asked twice, it shows nothing twice. */
    Answer carryOut(Deed deed, ActionAsked action);
}
