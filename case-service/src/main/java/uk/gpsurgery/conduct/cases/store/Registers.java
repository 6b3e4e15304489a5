package uk.gpsurgery.conduct.cases.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Who works at the practice and who is on its list. */
@Singleton
public class Registers {

    private final EntityManager entities;

    Registers(EntityManager entities) {
        this.entities = entities;
    }

    public Optional<Staff> staff(String practice, String id) {
        return Optional.ofNullable(entities.find(Staff.class, new Staff.Key(practice, id)));
    }

    /** The register's entry of somebody who has signed in. */
    public Optional<Staff> staffWithAccount(String practice, String account) {
        return entities.createQuery("from Staff where practice = ?1 and account = ?2", Staff.class)
                .setParameter(1, practice)
                .setParameter(2, account)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Optional<Patient> patient(String practice, String id) {
        return Optional.ofNullable(entities.find(Patient.class, new Patient.Key(practice, id)));
    }

    public Optional<Patient> patientWithNhsNumber(String practice, String number) {
        return entities.createQuery("from Patient where practice = ?1 and nhsNumber = ?2", Patient.class)
                .setParameter(1, practice)
                .setParameter(2, number)
                .getResultStream()
                .findFirst();
    }

    /** True when another patient of the practice has the same address: a letter there may be read by others. */
    public boolean isShared(Patient patient) {
        return patient.email != null
                && entities.createQuery(
                                        "select count(*) from Patient"
                                                + " where practice = ?1 and lower(email) = lower(?2) and id <> ?3",
                                        Long.class)
                                .setParameter(1, patient.practice)
                                .setParameter(2, patient.email)
                                .setParameter(3, patient.id)
                                .getSingleResult()
                        > 0;
    }

    public void keep(Staff staff) {
        entities.merge(staff);
    }

    public void keep(Patient patient) {
        entities.merge(patient);
    }
}
