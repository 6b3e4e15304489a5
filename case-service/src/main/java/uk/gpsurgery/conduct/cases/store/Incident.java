package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A post that a person is to look at; on a case, or on none where only its route needs attention. */
@Entity
public class Incident {

    @Id
    public String id;

    public String practice;

    @Column(name = "case_id")
    public @Nullable String caseId;

    public String platform;

    @Column(name = "external_id")
    public String externalId;

    @Column(name = "author_id")
    public @Nullable String authorId;

    @Column(name = "author_name")
    public @Nullable String authorName;

    public @Nullable String url;

    @Column(name = "posted_at")
    public @Nullable Instant postedAt;

    @Column(name = "received_at")
    public Instant receivedAt;

    public boolean gone;
    public String route;
    public String[] labels;
    /** Entries of the staff register whom the post names. */
    public String[] named = {};

    /** The classifier's findings, as JSON. */
    public String findings;

    @Column(name = "policy_version")
    public String policyVersion;

    @Column(name = "model_version")
    public String modelVersion;
}
