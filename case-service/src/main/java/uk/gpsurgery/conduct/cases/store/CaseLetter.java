package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A letter that a case asked for, and what became of it. */
@Entity
@Table(name = "case_letter")
public class CaseLetter {

    @Id
    @Column(name = "letter_id")
    public String letterId;

    @Column(name = "case_id")
    public String caseId;

    public String practice;
    public String template;
    public String recipient;
    public int step;
    public boolean legal;
    public String state;
    public @Nullable String reason;

    @Column(name = "message_id")
    public @Nullable String messageId;

    @Column(name = "asked_at")
    public Instant askedAt;

    @Column(name = "told_at")
    public @Nullable Instant toldAt;
}
