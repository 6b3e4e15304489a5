package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pause of a track's deadline. */
@Entity
@Table(name = "track_pause")
@IdClass(TrackPause.Key.class)
public class TrackPause {

    @Id
    @Column(name = "clock_id")
    public String clockId;

    @Id
    @Column(name = "paused_at")
    public Instant pausedAt;

    public String practice;

    public String reason;

    public String teller;

    @Column(name = "resumed_at")
    public @Nullable Instant resumedAt;

    /** A clock is paused once at a time. */
    public record Key(String clockId, Instant pausedAt) implements Serializable {}
}
