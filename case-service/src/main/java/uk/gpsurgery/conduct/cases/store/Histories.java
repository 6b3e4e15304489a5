package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** What happened to the cases. */
@Singleton
public class Histories implements PanacheRepositoryBase<HistoryEntry, HistoryEntry.Key> {

    public List<HistoryEntry> of(String caseId) {
        return list("caseId = ?1 order by version", caseId);
    }

    /** What came after a version. */
    public List<HistoryEntry> since(String caseId, int version) {
        return list("caseId = ?1 and version > ?2 order by version", caseId, version);
    }
}
