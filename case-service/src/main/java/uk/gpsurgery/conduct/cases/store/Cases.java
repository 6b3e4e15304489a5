package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.policy.Stage;

/** The cases, always of one practice. */
@Singleton
public class Cases implements PanacheRepositoryBase<Case, String> {

    /** The case, locked until the transaction ends: whoever comes second sees what the first has done. */
    public Optional<Case> locked(String practice, String id) {
        return find("id = ?1 and practice = ?2", id, practice)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public Optional<Case> of(String practice, String id) {
        return find("id = ?1 and practice = ?2", id, practice).firstResultOptional();
    }

    /** All cases of somebody whom a person has found to be their author. */
    public List<Case> ofPatient(String practice, String patientId) {
        return list("practice = ?1 and patientId = ?2 order by openedAt", practice, patientId);
    }

    /** The author's open case, locked; one author's posts wait for each other even before there is a case. */
    public Optional<Case> openOf(String practice, String authorKey) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, practice + ":" + authorKey)
                .getSingleResult();
        return find("practice = ?1 and authorKey = ?2 and closed = false", practice, authorKey)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The patient's open cases, locked. */
    public List<Case> openOfPatient(String practice, String patientId) {
        return find("practice = ?1 and patientId = ?2 and closed = false order by id", practice, patientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public Map<Stage, Long> countByStage() {
        return getEntityManager()
                .createQuery("select stage, count(*) from Case group by stage", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Stage) row[0], row -> (Long) row[1]));
    }

    /** The next number of a reference that people can say over the phone. */
    public long nextNumber() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('case_reference')", Long.class)
                        .getSingleResult())
                .longValue();
    }

    /** Those that are wanted, last changed first. */
    public List<Case> list(String practice, CaseSearch wanted, Instant now) {
        var values = new HashMap<String, Object>();
        var conditions = wanted.conditions(practice, now, values);
        return find(conditions + " order by updatedAt desc, id desc", values)
                .page(0, wanted.limit())
                .list();
    }

    /** Cases about whose deadline the clock has something to tell. */
    public List<Case> due(LocalDate today, int limit) {
        return find("callOn <= ?1 and closed = false order by callOn", today)
                .page(0, limit)
                .list();
    }
}
