package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
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
        return list("caseId = ?1 order by receivedAt", caseId);
    }

    /** Newest first: what came by a route, on a case or not. */
    public List<Incident> byRoute(String practice, String route, int limit) {
        return find("practice = ?1 and route = ?2 order by receivedAt desc", practice, route)
                .page(0, limit)
                .list();
    }

    /** Keeps a revision as it was received; the same one again changes nothing. */
    public void keep(Revision revision) {
        if (getEntityManager().find(Revision.class, revision.commentId) == null) {
            getEntityManager().persist(revision);
        }
    }

    public List<Revision> revisions(String incidentId) {
        return getEntityManager()
                .createQuery("from Revision where incidentId = ?1 order by receivedAt", Revision.class)
                .setParameter(1, incidentId)
                .getResultList();
    }
}
