package uk.gpsurgery.conduct.notifier.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.letter.OwnWording;

/** The practices' own words for letters. Every method belongs to its caller's transaction. */
@Singleton
public class Wordings implements PanacheRepositoryBase<WordingRow, WordingRow.Key> {

    /** Somebody took a version into use; 0 is the one that comes with the service. */
    public record Use(int version, String by, Instant at) {}

    /** A version as people read it. */
    public record Version(int version, String subject, String body, String writtenBy, Instant writtenAt) {}

    /** Of this letter, oldest first. */
    public List<Version> versions(String practice, String template) {
        return list("practice = ?1 and template = ?2 order by version", practice, template).stream()
                .map(row -> new Version(row.version, row.subject, row.body, row.writtenBy, row.writtenAt))
                .toList();
    }

    /** Who took which version into use, oldest first: the last one is in use. */
    public List<Use> uses(String practice, String template) {
        return getEntityManager()
                .createQuery("from WordingUse where practice = ?1 and template = ?2 order by id", WordingUse.class)
                .setParameter(1, practice)
                .setParameter(2, template)
                .getResultStream()
                .map(use -> new Use(use.version, use.by, use.at))
                .toList();
    }

    public Optional<OwnWording> of(String practice, String template, int version) {
        return findByIdOptional(new WordingRow.Key(practice, template, version)).map(WordingRow::words);
    }

    /** What letters are written with now; empty for the words that come with the service. */
    public Optional<OwnWording> inUse(String practice, String template) {
        var uses = uses(practice, template);
        return uses.isEmpty()
                ? Optional.empty()
                : of(practice, template, uses.get(uses.size() - 1).version());
    }

    /** Keeps it as the next version; the same words as the newest are the newest. */
    public OwnWording write(String practice, String template, String subject, String body, String person, Instant now) {
        oneAtATime(practice, template);
        var newest = find("practice = ?1 and template = ?2 order by version desc", practice, template)
                .firstResultOptional()
                .map(WordingRow::words);
        var next = new OwnWording(newest.map(OwnWording::version).orElse(0) + 1, subject, body);
        if (newest.filter(words -> words.saysTheSameAs(next)).isPresent()) {
            return newest.get();
        }
        persist(new WordingRow(practice, template, next, person, now));
        return next;
    }

    public void use(String practice, String template, int version, String person, Instant now) {
        getEntityManager().persist(new WordingUse(practice, template, version, person, now));
    }

    private void oneAtATime(String practice, String template) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)")
                .setParameter(1, "wording " + practice + " " + template)
                .getSingleResult();
    }
}
