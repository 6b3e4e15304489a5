package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The posts that people are to look at. */
@Singleton
public class Incidents implements PanacheRepositoryBase<Incident, String> {

    public Optional<Incident> of(String practice, String platform, String externalId) {
        return find("practice = ?1 and platform = ?2 and externalId = ?3", practice, platform, externalId)
                .firstResultOptional();
    }

    public List<Incident> ofCase(String caseId) {
        return list("caseId = ?1 order by receivedAt, id", caseId);
    }

    /** Newest first: what came by a route, on a case or not. */
    public List<Incident> byRoute(String practice, String route, int limit) {
        return find("practice = ?1 and route = ?2 order by receivedAt desc", practice, route)
                .page(0, limit)
                .list();
    }

    /** The post, locked until the transaction ends: what is told of it is told one thing after another. */
    public Optional<Incident> locked(String practice, String platform, String externalId) {
        return find("practice = ?1 and platform = ?2 and externalId = ?3", practice, platform, externalId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same by its own id. */
    public Optional<Incident> locked(String practice, String id) {
        return find("practice = ?1 and id = ?2", practice, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Keeps a revision as it was received, and says whether it is news; the same one again changes nothing. */
    public boolean keep(Revision revision) {
        var news = getEntityManager().find(Revision.class, revision.commentId) == null;
        if (news) {
            getEntityManager().persist(revision);
        }
        return news;
    }

    public List<Revision> revisions(String incidentId) {
        return getEntityManager()
                .createQuery("from Revision where incidentId = ?1 order by receivedAt", Revision.class)
                .setParameter(1, incidentId)
                .getResultList();
    }
}
