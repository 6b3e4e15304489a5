package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Teller;

/** One happening of a case: who told what, when, on which ground. Never changed. */
@Entity
@Immutable
@Table(name = "history")
@IdClass(HistoryEntry.Key.class)
public class HistoryEntry {

    @Id
    @Column(name = "case_id")
    public String caseId;

    @Id
    public int version;

    public String practice;
    public String happening;
    /** The happening's own fields, as JSON. */
    public String told;

    @Column(name = "from_stage")
    public String fromStage;

    @Column(name = "to_stage")
    public String toStage;

    @Column(name = "waits_for")
    public @Nullable String waitsFor;

    public String teller;
    public String[] roles;

    @Column(name = "staff_id")
    public String staffId;

    public String capacity;
    public String[] guards;
    public String quote;
    public String law;
    public Instant at;

    public Teller teller() {
        return new Teller(teller, Set.of(roles), staffId);
    }

    /** A case's entries are counted. */
    public record Key(String caseId, int version) implements Serializable {}
}
