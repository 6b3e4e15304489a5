package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Sentence;
import uk.gpsurgery.conduct.cases.policy.Teller;

/** One happening on record: who told what, when, on which ground. Never changed. */
@MappedSuperclass
public abstract class Entry {

    @Id
    public int version;

    public String practice;
    public String happening;

    /** None for what opened a track. */
    @Column(name = "from_stage")
    public @Nullable String fromStage;

    @Column(name = "to_stage")
    public String toStage;

    /** The happening's own fields, as JSON. */
    public String told;

    public String teller;
    public String[] roles;

    @Column(name = "staff_id")
    public String staffId;

    public String capacity;
    public String[] guards;
    public String quote;
    public String law;
    public Instant at;

    /** By which sentence it was taken, and who told it. */
    public void tell(Sentence step, Teller by, String told, Instant at) {
        happening = step.happeningName();
        this.told = told;
        teller = by.subject();
        roles = by.roles().stream().sorted().toArray(String[]::new);
        staffId = by.staffId();
        capacity = step.by().words();
        guards = step.guards().stream().map(guard -> guard.name()).toArray(String[]::new);
        quote = step.quote();
        law = step.law();
        this.at = at;
    }

    public Teller teller() {
        return new Teller(teller, Set.of(roles), staffId);
    }
}
