package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import uk.gpsurgery.conduct.cases.policy.Agreement;
import uk.gpsurgery.conduct.cases.policy.Clause;

/** Whether a reviewer and the classifier named the same clause of a case. */
@Entity
@Immutable
@IdClass(Judgement.Key.class)
public class Judgement {

    @Id
    @Column(name = "case_id")
    public String caseId;

    @Id
    @Enumerated(EnumType.STRING)
    public Clause clause;

    public String practice;

    @Enumerated(EnumType.STRING)
    public Agreement agreement;

    @Column(name = "model_version")
    public String modelVersion;

    public Instant at;

    /** A case is judged once. */
    public record Key(String caseId, Clause clause) implements Serializable {}
}
