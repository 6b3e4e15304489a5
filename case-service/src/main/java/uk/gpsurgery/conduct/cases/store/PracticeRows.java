package uk.gpsurgery.conduct.cases.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Whose rows a transaction meets: PostgreSQL hides those of every other practice, and all of them until one is named. */
@Singleton
public class PracticeRows {

    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transaction;

    PracticeRows(EntityManager entities, TransactionSynchronizationRegistry transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    /** From here to the end of the transaction, or to the next practice. */
    public void only(String practice) {
        if (practice.equals(transaction.getResource(PracticeRows.class))) {
            return;
        }
        // What is still to be written is the practice's before, and what has been read must not be met again.
        entities.flush();
        entities.clear();
        entities.createNativeQuery("select set_config('conduct.practice', ?1, true)", String.class)
                .setParameter(1, practice)
                .getSingleResult();
        transaction.putResource(PracticeRows.class, practice);
    }
}
