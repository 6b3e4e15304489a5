package uk.gpsurgery.conduct.cases.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The files on cases. */
@Singleton
public class Attachments implements PanacheRepositoryBase<Attachment, String> {

    public List<Attachment> of(String caseId) {
        return list("caseId = ?1 order by addedAt, id", caseId);
    }

    public Optional<Attachment> of(String practice, String caseId, String id) {
        return find("practice = ?1 and caseId = ?2 and id = ?3", practice, caseId, id)
                .firstResultOptional();
    }

    public void keep(Attachment attachment, byte[] content) {
        persistAndFlush(attachment);
        getEntityManager()
                .createNativeQuery("insert into attachment_content (id, practice, content) values (?1, ?2, ?3)")
                .setParameter(1, attachment.id)
                .setParameter(2, attachment.practice)
                .setParameter(3, content)
                .executeUpdate();
    }

    /** What is in the file. */
    public Optional<byte[]> content(Attachment of) {
        return getEntityManager()
                .createNativeQuery(
                        "select content from attachment_content where id = ?1 and practice = ?2", byte[].class)
                .setParameter(1, of.id)
                .setParameter(2, of.practice)
                .getResultStream()
                .map(byte[].class::cast)
                .findFirst();
    }
}
