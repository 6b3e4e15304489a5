package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.tracks.Track;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStage;

/** One side track of one post. */
@Entity
@Table(name = "track")
public class TrackRow {

    @Id
    public String id;

    public String practice;

    @Column(name = "incident_id")
    public String incidentId;

    @Column(name = "author_key")
    public String authorKey;

    @Enumerated(EnumType.STRING)
    public Track track;

    @Enumerated(EnumType.STRING)
    public TrackStage stage;

    public int version;

    public boolean closed;

    public @Nullable String draft;

    public @Nullable String task;

    @Column(name = "received_on")
    public @Nullable LocalDate receivedOn;

    @Column(name = "opened_at")
    public Instant openedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;
}
