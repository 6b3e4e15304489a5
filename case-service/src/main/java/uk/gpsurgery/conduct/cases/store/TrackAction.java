package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;

/** What a track asked of a platform, and what became of it. */
@Entity
@Table(name = "track_action")
public class TrackAction {

    /** Where an action stands. */
    public enum State {
        ASKED,
        NEEDS_A_PERSON,
        DONE,
        REFUSED,
        FAILED;

        /** True while somebody or something is still to answer. */
        public boolean open() {
            return this == ASKED || this == NEEDS_A_PERSON;
        }
    }

    @Id
    @Column(name = "action_id")
    public String actionId;

    public String practice;

    @Column(name = "track_id")
    public String trackId;

    @Enumerated(EnumType.STRING)
    public Action action;

    @Enumerated(EnumType.STRING)
    public State state;

    public @Nullable String found;

    public @Nullable String reason;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    @Column(name = "answered_at")
    public @Nullable Instant answeredAt;
}
