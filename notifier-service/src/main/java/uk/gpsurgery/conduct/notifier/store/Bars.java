package uk.gpsurgery.conduct.notifier.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.notifier.letter.Bar;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.wire.CaseMoved;

/** Which cases' patients are not written to, as the cases tell it. Every method belongs to its caller's transaction. */
@Singleton
public class Bars {

    private final EntityManager entities;

    Bars(EntityManager entities) {
        this.entities = entities;
    }

    /** The case stands so now; what stood before counts no more. */
    public void told(CaseMoved now) {
        entities.createNativeQuery("delete from barred_case where practice = ?1 and case_id = ?2")
                .setParameter(1, now.practice())
                .setParameter(2, now.caseId())
                .executeUpdate();
        Bar.of(now.standing())
                .forEach(bar -> entities.createNativeQuery(
                                "insert into barred_case (practice, case_id, bar) values (?1, ?2, ?3)")
                        .setParameter(1, now.practice())
                        .setParameter(2, now.caseId())
                        .setParameter(3, bar.name())
                        .executeUpdate());
    }

    /** What stops this letter from going now. */
    public Optional<Bar> on(Letter letter) {
        return letter.isToPatient() ? on(letter, Template.named(letter.template)) : Optional.empty();
    }

    private Optional<Bar> on(Letter letter, Optional<Template> template) {
        return of(letter)
                .filter(bar -> template.filter(bar::stops).isPresent())
                .sorted()
                .findFirst();
    }

    private Stream<Bar> of(Letter letter) {
        return entities.createNativeQuery(
                        "select bar from barred_case where practice = ?1 and case_id = ?2", String.class)
                .setParameter(1, letter.practice)
                .setParameter(2, letter.caseId)
                .getResultStream()
                .map(name -> Bar.valueOf(String.valueOf(name)));
    }
}
