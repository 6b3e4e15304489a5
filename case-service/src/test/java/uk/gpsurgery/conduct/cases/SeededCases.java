package uk.gpsurgery.conduct.cases;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import uk.gpsurgery.conduct.cases.store.PracticeRows;

/** Cases in TRIAGE with their post, its text and their first history, many at once, as the story would have left them. */
@Singleton
public class SeededCases {

    private static final List<String> INSERTS = List.of("""
            insert into cases (id, practice, reference, author_key, author_name, platform, stage, version, labels,
                holds, opened_at, updated_at)
            select :practice || '-' || n, :practice, '2026-' || lpad(n::text, 6, '0'), 'author-' || n,
                'Author ' || n || ' ' || (array['Fry', 'Crane', 'Wren', 'Marsh', 'Sale'])[n % 5 + 1], 'facebook',
                'TRIAGE', 1, '{defamatory}', case when n % 10 = 0 then '{COMPLAINT_OPEN}'::text[] else '{}' end,
                now() - n * interval '1 minute', date_trunc('minute', now()) - n / 3 * interval '1 minute'
            from generate_series(1, :many) n""", """
            insert into incident (id, practice, case_id, platform, external_id, author_name, received_at, route, labels,
                findings, policy_version, model_version)
            select 'post-' || id, practice, id, platform, id, author_name, opened_at, 'case', labels, '[]', 't', 't'
            from cases where practice = :practice and id like :practice || '-%' and :many > 0""", """
            insert into revision (comment_id, incident_id, practice, status, text, received_at, via, raw_hash)
            select 'comment-' || case_id, id, practice, 'posted', 'They fake records', received_at, 'api', 'none'
            from incident where practice = :practice and case_id like :practice || '-%' and :many > 0""", """
            insert into history (case_id, version, practice, happening, told, from_stage, to_stage, teller, roles,
                staff_id, capacity, guards, quote, law, at)
            select id, 1, practice, 'breach-suspected', '{}', 'DETECTED', 'TRIAGE', 'classifier', '{classifier}', '',
                'classifier', '{}', '', '', opened_at
            from cases where practice = :practice and id like :practice || '-%' and :many > 0""");

    private final EntityManager entities;
    private final PracticeRows rows;

    SeededCases(EntityManager entities, PracticeRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    /** Their ids are the practice's code, a dash and a number from 1. */
    void at(String practice, int many) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            rows.only(practice);
            for (var insert : INSERTS) {
                entities.createNativeQuery(insert)
                        .setParameter("practice", practice)
                        .setParameter("many", many)
                        .executeUpdate();
            }
        });
    }

    /** Those and no others. */
    void forget(String practice) {
        var deletes = List.of(
                "case_letter where case_id like :them",
                "judgement where case_id like :them",
                "history where case_id like :them",
                "revision where incident_id like 'post-' || :them",
                "incident where case_id like :them",
                "cases where id like :them");
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(practice);
            for (var delete : deletes) {
                entities.createNativeQuery("delete from " + delete)
                        .setParameter("them", practice + "-%")
                        .executeUpdate();
            }
        });
    }
}
