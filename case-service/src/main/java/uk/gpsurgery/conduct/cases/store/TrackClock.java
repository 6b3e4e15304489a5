package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline;

/** A deadline that runs, or ran, on a track. */
@Entity
@Table(name = "track_clock")
public class TrackClock {

    @Id
    public String id;

    public String practice;

    @Column(name = "track_id")
    public String trackId;

    @Enumerated(EnumType.STRING)
    public TrackDeadline deadline;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "warn_at")
    public @Nullable Instant warnAt;

    /** The moment after its last. */
    @Column(name = "due_at")
    public Instant dueAt;

    public boolean warned;

    public boolean passed;

    @Column(name = "paused_at")
    public @Nullable Instant pausedAt;

    @Column(name = "stopped_at")
    public @Nullable Instant stoppedAt;

    /** True when it is time to say that the deadline has passed. */
    public boolean hasPassed(Instant now) {
        return runs() && !passed && !dueAt.isAfter(now);
    }

    /** True when it is time to say that the deadline is near. */
    public boolean isNear(Instant now) {
        return runs() && !passed && !warned && warnAt != null && !warnAt.isAfter(now) && dueAt.isAfter(now);
    }

    private boolean runs() {
        return stoppedAt == null && pausedAt == null;
    }
}
