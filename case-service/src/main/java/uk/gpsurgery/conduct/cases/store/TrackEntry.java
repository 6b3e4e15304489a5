package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** One happening of a track. */
@Entity
@Immutable
@Table(name = "track_history")
@IdClass(TrackEntry.Key.class)
public class TrackEntry extends Entry {

    @Id
    @Column(name = "track_id")
    public String trackId;

    /** A track's entries are counted. */
    public record Key(String trackId, int version) implements Serializable {}
}
