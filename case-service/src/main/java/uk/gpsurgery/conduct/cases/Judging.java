package uk.gpsurgery.conduct.cases;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.gpsurgery.conduct.cases.policy.Agreement;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Judgement;

/** Holds a reviewer's own labels against the classifier's, clause by clause, when they judge a case. */
@Singleton
public class Judging {

    private static final Set<Stage> NOT_JUDGED = Set.of(Stage.DETECTED, Stage.TRIAGE);

    private final EntityManager entities;
    private final Incidents incidents;
    private final MeterRegistry meters;

    Judging(EntityManager entities, Incidents incidents, MeterRegistry meters) {
        this.entities = entities;
        this.incidents = incidents;
        this.meters = meters;
    }

    /** True as long as what the classifier found would speak before the reviewer has. */
    public static boolean isToCome(Case of) {
        return NOT_JUDGED.contains(of.stage);
    }

    /** The case has just left {@code from} by what was told. */
    void follow(Case told, Stage from, Happening happening) {
        if (NOT_JUDGED.contains(from) && happening instanceof Happening.Judged judged) {
            var posts = incidents.ofCase(told.id);
            var models = new TreeSet<String>();
            posts.forEach(post -> models.add(post.modelVersion));
            Agreement.of(suspected(posts), judged.labels()).forEach((clause, agreement) -> {
                var judgement = new Judgement();
                judgement.caseId = told.id;
                judgement.clause = clause;
                judgement.practice = told.practice;
                judgement.agreement = agreement;
                judgement.modelVersion = String.join(" ", models);
                judgement.at = told.updatedAt;
                entities.persist(judgement);
                meters.counter(
                                "conduct_agreement",
                                "clause",
                                clause.name(),
                                "answer",
                                agreement.name().toLowerCase(Locale.ROOT))
                        .increment();
            });
        }
    }

    private static Set<Label> suspected(java.util.List<Incident> posts) {
        return posts.stream()
                .flatMap(post -> java.util.Arrays.stream(post.labels))
                .map(Label::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
