package uk.gpsurgery.conduct.ingest.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.StableId;

/** An event on {@code action-outcomes.v1}: what the platform answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record ActionOutcome(
        String practice,
        String actionId,
        String caseId,
        String platform,
        String externalId,
        String action,
        Outcome outcome,
        @Nullable Found found,
        Instant at,
        @Nullable String reason,
        @Nullable Instant retryAt,
        @Nullable String rawHash) {

    public static final String TOPIC = "action-outcomes.v1";

    /** How it ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED,
        NEEDS_A_PERSON
    }

    /** What a look at the platform saw. */
    public enum Found {
        FOUND,
        EDITED,
        HIDDEN,
        REMOVED,
        UNKNOWN
    }

    /** A look that saw nothing, whether that is believed already or not; a look that failed is none. */
    public boolean isUnseen() {
        return isLook() && (found == Found.REMOVED || (found == Found.UNKNOWN && retryAt != null));
    }

    public boolean isLook() {
        return action.equals("check-still-there") && outcome == Outcome.DONE;
    }

    public String key() {
        return practice + ":" + platform + ":" + externalId;
    }

    /** An action has one outcome, however often it was asked for. */
    public String id() {
        return StableId.of(TOPIC, practice, actionId);
    }
}
