package uk.gpsurgery.conduct.cases.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a case keeps of persons. Without it, what remains is that there was a case, its clauses, stages and days. */
@Singleton
public class Traces {

    private static final String POSTS = "(select id from incident where case_id = :id)";
    private static final String TRACKS = "(select id from track where incident_id in " + POSTS + ")";

    /** In this order: a row goes before the one that it refers to. */
    private static final Map<String, List<String>> REMOVALS = removals();

    private final EntityManager entities;

    Traces(EntityManager entities) {
        this.entities = entities;
    }

    private static Map<String, List<String>> removals() {
        var removals = new LinkedHashMap<String, List<String>>();
        removals.put(
                "files",
                List.of(
                        "delete from attachment_content where id in (select id from attachment where case_id = :id)",
                        "delete from attachment where case_id = :id"));
        removals.put("texts", List.of("delete from revision where incident_id in " + POSTS));
        removals.put(
                "tracks",
                List.of(
                        "update track_history set told = '{}' where track_id in " + TRACKS,
                        "update track_pause set reason = '' where clock_id in (select id from track_clock where track_id in "
                                + TRACKS + ")",
                        "update track_action set reason = null where track_id in " + TRACKS,
                        "update track set draft = null, task = null, author_key = 'erased-' || id where id in "
                                + TRACKS));
        removals.put(
                "posts",
                List.of("update incident set author_id = null, author_name = null, url = null, findings = '[]',"
                        + " named = '{}', external_id = 'erased-' || id where case_id = :id"));
        removals.put("letters", List.of("update case_letter set reason = null, message_id = null where case_id = :id"));
        removals.put("happenings", List.of("update history set told = '{}' where case_id = :id"));
        removals.put("answers", List.of("delete from answer where position(:id in body) > 0"));
        removals.put(
                "cases",
                List.of("update cases set author_name = 'erased', author_key = 'erased-' || id, patient_id = null,"
                        + " version = version + 1 where id = :id"));
        return removals;
    }

    /** Takes them out of a case that has ended; how much of what. */
    public Map<String, Long> remove(String caseId) {
        entities.flush();
        var removed = new LinkedHashMap<String, Long>();
        REMOVALS.forEach((what, statements) -> {
            var many = 0L;
            for (var statement : statements) {
                many = entities.createNativeQuery(statement)
                        .setParameter("id", caseId)
                        .executeUpdate();
            }
            removed.put(what, many);
        });
        // What was read before is not what stands there now.
        entities.clear();
        return removed;
    }

    /** Takes the patient off the register. */
    public void removePatient(String practice, String patientId) {
        entities.createNativeQuery("delete from patient where practice = ?1 and id = ?2")
                .setParameter(1, practice)
                .setParameter(2, patientId)
                .executeUpdate();
    }

    /** Cases that ended before then and that nothing holds, at stages such as these; the oldest first. */
    public List<Case> endedBefore(String practice, Instant before, List<String> stages, int most) {
        return entities.createNativeQuery(
                        "select * from cases where practice = ?1 and closed and holds = '{}' and updated_at < ?2"
                                + " and stage = any(?3) and author_name <> 'erased' order by updated_at",
                        Case.class)
                .setParameter(1, practice)
                .setParameter(2, before)
                .setParameter(3, stages.toArray(String[]::new))
                .setMaxResults(most)
                .getResultList();
    }
}
