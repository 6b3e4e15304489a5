package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That somebody was erased; who it was is not to be read from it. Never changed. */
@Entity
@Immutable
@IdClass(Erasure.Key.class)
public class Erasure {

    @Id
    public String practice;

    /** Hash of the register's id. */
    @Id
    public String subject;

    @Id
    @Column(name = "done_at")
    public Instant doneAt;

    /** JSON. */
    public String certificate;

    /** An id that was given anew can be erased anew. */
    public record Key(String practice, String subject, Instant doneAt) implements Serializable {}
}
