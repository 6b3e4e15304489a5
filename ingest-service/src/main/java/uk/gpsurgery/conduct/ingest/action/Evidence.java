package uk.gpsurgery.conduct.ingest.action;

import jakarta.inject.Singleton;
import uk.gpsurgery.conduct.ingest.Memory;
import uk.gpsurgery.conduct.ingest.wire.ActionAsked;
import uk.gpsurgery.conduct.ingest.wire.Comment;

/** Evidence first: nothing is changed on a platform before the broker has the comment as it was received. */
@Singleton
final class Evidence {

    static final String MISSING = "The comment as it was received is not on record; nothing is changed before it is.";

    private final Memory memory;

    Evidence(Memory memory) {
        this.memory = memory;
    }

    boolean isKept(ActionAsked action) {
        var told = memory.of(Comment.TOPIC, action.key(), Comment.class);
        // What is older than the topic keeps was acknowledged before anybody could ask for an action on it.
        return !told.complete()
                || told.events().stream().anyMatch(comment -> comment.rawHash().equals(action.rawHash()));
    }
}
