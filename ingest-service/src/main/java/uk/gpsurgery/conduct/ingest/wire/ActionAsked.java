package uk.gpsurgery.conduct.ingest.wire;

import org.jspecify.annotations.Nullable;

/**
 * An event on {@code actions.v1}: what to do on a platform.
 *
 * @param authorId whom to ban
 * @param text of the reply
 * @param textHash SHA-256 of the comment as it is known, to tell whether it was edited
 * @param rawHash of the evidence that is kept already; null for a look of our own
 */
public record ActionAsked(
        String practice,
        String actionId,
        String caseId,
        String platform,
        String externalId,
        @Nullable String authorId,
        String action,
        @Nullable String text,
        @Nullable String textHash,
        @Nullable String rawHash) {

    public static final String TOPIC = "actions.v1";

    /** The same as that of the comment on its own topic. */
    public String key() {
        return practice + ":" + platform + ":" + externalId;
    }
}
