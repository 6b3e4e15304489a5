package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One happening of a case. */
@Entity
@Immutable
@Table(name = "history")
@IdClass(HistoryEntry.Key.class)
public class HistoryEntry extends Entry {

    @Id
    @Column(name = "case_id")
    public String caseId;

    @Column(name = "waits_for")
    public @Nullable String waitsFor;

    /** A case's entries are counted. */
    public record Key(String caseId, int version) implements Serializable {}
}
