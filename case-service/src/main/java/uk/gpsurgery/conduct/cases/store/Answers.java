package uk.gpsurgery.conduct.cases.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What calls with a key were answered. */
@Singleton
public class Answers {

    private final EntityManager entities;

    Answers(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An answer that was given.
     *
     * @param asked hash of what was asked
     * @param body JSON
     */
    public record Answer(String asked, int status, String body) {}

    /** The answer that the key had since then; whoever asks with the same key meanwhile waits. */
    public Optional<Answer> of(String practice, String who, String key, Instant since) {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 1))", Object.class)
                .setParameter(1, String.join("\n", practice, who, key))
                .getSingleResult();
        List<?> found = entities.createNativeQuery("""
                        select asked, status, body from answer
                        where practice = ?1 and who = ?2 and key = ?3 and at >= ?4""", Object[].class)
                .setParameter(1, practice)
                .setParameter(2, who)
                .setParameter(3, key)
                .setParameter(4, since)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new Answer((String) row[0], (Integer) row[1], (String) row[2]))
                .findFirst();
    }

    public void keep(String practice, String who, String key, Answer answer, Instant at) {
        entities.createNativeQuery("""
                        insert into answer (practice, who, key, asked, status, body, at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        on conflict (practice, who, key) do update
                        set asked = excluded.asked, status = excluded.status, body = excluded.body, at = excluded.at""")
                .setParameter(1, practice)
                .setParameter(2, who)
                .setParameter(3, key)
                .setParameter(4, answer.asked())
                .setParameter(5, answer.status())
                .setParameter(6, answer.body())
                .setParameter(7, at)
                .executeUpdate();
    }

    /** Takes out those of the practice that are older. */
    public void forget(String practice, Instant before) {
        entities.createNativeQuery("delete from answer where practice = ?1 and at < ?2")
                .setParameter(1, practice)
                .setParameter(2, before)
                .executeUpdate();
    }
}
