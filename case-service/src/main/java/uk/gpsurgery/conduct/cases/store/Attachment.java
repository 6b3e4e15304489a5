package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A file on a case; what is in it stands in a table of its own. Never changed. */
@Entity
@Immutable
public class Attachment {

    @Id
    public String id;

    public String practice;

    @Column(name = "case_id")
    public String caseId;

    /** As whoever added it called it. */
    public String name;

    /** Media type, as seen from the content. */
    public String type;

    public int bytes;
    public String sha256;

    @Column(name = "added_by")
    public String addedBy;

    @Column(name = "added_at")
    public Instant addedAt;
}
