package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One happening of a track: who told what, when, on which ground. Never changed. */
@Entity
@Immutable
@Table(name = "track_history")
@IdClass(TrackEntry.Key.class)
public class TrackEntry {

    @Id
    @Column(name = "track_id")
    public String trackId;

    @Id
    public int version;

    public String practice;

    public String happening;

    /** The happening's own fields, as JSON. */
    public String told;

    @Column(name = "from_stage")
    public @Nullable String fromStage;

    @Column(name = "to_stage")
    public String toStage;

    public String teller;

    public String[] roles;

    @Column(name = "staff_id")
    public String staffId;

    public String capacity;

    public String[] guards;

    public String quote;

    public String law;

    public Instant at;

    /** A track's entries are counted. */
    public record Key(String trackId, int version) implements Serializable {}
}
