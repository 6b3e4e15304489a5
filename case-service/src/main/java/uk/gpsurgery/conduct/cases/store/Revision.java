package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A post as it was received once: the evidence. Never changed. */
@Entity
@Immutable
public class Revision {

    @Id
    @Column(name = "comment_id")
    public String commentId;

    @Column(name = "incident_id")
    public String incidentId;

    public String practice;
    public String status;
    public @Nullable String text;
    public @Nullable Integer rating;

    @Column(name = "received_at")
    public Instant receivedAt;

    public String via;

    @Column(name = "raw_hash")
    public String rawHash;
}
