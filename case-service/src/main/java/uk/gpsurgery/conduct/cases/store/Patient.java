package uk.gpsurgery.conduct.cases.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.CaseFile.PatientFacts;

/** Somebody on the practice's list. */
@Entity
@IdClass(Patient.Key.class)
public class Patient {

    private static final int ADULT = 18;

    @Id
    public String practice;

    @Id
    public String id;

    public String name;

    @Column(name = "nhs_number")
    public String nhsNumber;

    @Column(name = "date_of_birth")
    public LocalDate dateOfBirth;

    public @Nullable String email;

    /** Line by line. */
    @Column(name = "postal_address")
    public @Nullable String postalAddress;

    /** How letters are to come: {@code email} or {@code paper}. */
    public @Nullable String prefers;

    /** How letters are to be set: {@code standard}, {@code large-print} or {@code easy-read}. */
    public @Nullable String format;

    /** In which language: {@code en} or {@code cy}. */
    public @Nullable String language;

    public boolean registered;
    public boolean deceased;
    public boolean restricted;

    /** What the policy may know of them. */
    public PatientFacts facts(LocalDate today) {
        return new PatientFacts(
                registered,
                deceased,
                restricted,
                dateOfBirth.plusYears(ADULT).isAfter(today),
                email != null || postalAddress != null);
    }

    /** Ids are the practice's own. */
    public record Key(String practice, String id) implements Serializable {}
}
