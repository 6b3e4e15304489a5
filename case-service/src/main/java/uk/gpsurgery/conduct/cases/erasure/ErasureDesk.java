package uk.gpsurgery.conduct.cases.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.erasure.Certificate.Elsewhere;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Erasure;
import uk.gpsurgery.conduct.cases.store.Traces;
import uk.gpsurgery.conduct.cases.wire.CaseMoved;
import uk.gpsurgery.conduct.kit.Correlation;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Outbox;
import uk.gpsurgery.conduct.kit.StableId;

/** Takes persons out of the cases, and tells the other services that it has. */
@Singleton
public class ErasureDesk {

    private static final String ERASED = "erased";
    private static final int AT_ONCE = 200;

    /** Nobody was written to. */
    private static final List<Stage> WITHOUT_ACTION = List.of(Stage.NO_BREACH, Stage.SIGNPOSTED, Stage.MODERATED_ONLY);

    private static final List<Elsewhere> ELSEWHERE = List.of(
            new Elsewhere("letters in notifier-service", "asked for by the happening erased on cases.v1"),
            new Elsewhere(
                    "comments.v1, verdicts.v1, letters.v1, letter-outcomes.v1, actions.v1", "gone 30 days from now"),
            new Elsewhere("directory.v1", "a tombstone takes the hashes out"),
            new Elsewhere("backups of the database", "gone 30 days from now"),
            new Elsewhere("audit", "kept: it has ids and no names"));

    private final Cases cases;
    private final Traces traces;
    private final Outbox outbox;
    private final Calendar calendar;
    private final RetentionConfig retention;
    private final ObjectMapper json;

    ErasureDesk(
            Cases cases,
            Traces traces,
            Outbox outbox,
            Calendar calendar,
            RetentionConfig retention,
            ObjectMapper json) {
        this.cases = cases;
        this.traces = traces;
        this.outbox = outbox;
        this.calendar = calendar;
        this.retention = retention;
        this.json = json;
    }

    /** Why somebody cannot be erased now. */
    public record Obstacle(String caseId, String code, String sentence) {}

    /** A case whose time is over. */
    public record Overdue(String caseId, String reference, Stage stage, Instant endedAt) {}

    public List<Obstacle> obstacles(String practice, String patientId) {
        return cases.ofPatient(practice, patientId).stream()
                .flatMap(about -> Stream.concat(
                        about.closed
                                ? Stream.empty()
                                : Stream.of(new Obstacle(about.id, "CASE_OPEN", "a case of theirs goes on")),
                        about.holds().stream().map(hold -> new Obstacle(about.id, hold.name(), hold.sentence()))))
                .toList();
    }

    /** Of somebody whom nothing holds any more. */
    public Certificate erase(String practice, String patientId, String by, String reason) throws SQLException {
        var removed = new TreeMap<String, Long>();
        var erased = new ArrayList<String>();
        for (var about : cases.ofPatient(practice, patientId)) {
            remove(about).forEach((what, many) -> removed.merge(what, many, Long::sum));
            erased.add(about.id);
        }
        traces.removePatient(practice, patientId);
        removed.put("register", 1L);
        var key = practice + ":patient:" + patientId;
        var now = calendar.now();
        outbox.add(new Event("directory.v1", key, StableId.of(key, now.toString()), Correlation.id(), now, null));
        var certificate = new Certificate(
                practice, subject(practice, patientId), by, reason, now, List.copyOf(erased), removed, ELSEWHERE);
        keep(certificate);
        return certificate;
    }

    public Optional<String> certificate(String practice, String patientId) {
        return cases.getEntityManager()
                .createQuery("from Erasure where practice = ?1 and subject = ?2 order by doneAt desc", Erasure.class)
                .setParameter(1, practice)
                .setParameter(2, subject(practice, patientId))
                .setMaxResults(1)
                .getResultStream()
                .map(erasure -> erasure.certificate)
                .findFirst();
    }

    /** Cases whose time is over, of which at most 200 are told at once. */
    public List<Overdue> overdue(String practice) {
        var withAction = Arrays.stream(Stage.values())
                .filter(stage -> stage.isAnEnd() && !WITHOUT_ACTION.contains(stage))
                .toList();
        return Stream.concat(
                        ended(practice, WITHOUT_ACTION, retention.withoutAction()),
                        ended(practice, withAction, retention.withAction()))
                .limit(AT_ONCE)
                .map(about -> new Overdue(about.id, about.reference, about.stage, about.updatedAt))
                .toList();
    }

    /** Takes the persons out of them. */
    public void remove(String practice, List<Overdue> overdue) throws SQLException {
        for (var one : overdue) {
            remove(cases.locked(practice, one.caseId()).orElseThrow());
        }
    }

    private Stream<Case> ended(String practice, List<Stage> stages, Period kept) {
        var before = calendar.now().atOffset(ZoneOffset.UTC).minus(kept).toInstant();
        return traces
                .endedBefore(practice, before, stages.stream().map(Enum::name).toList(), AT_ONCE)
                .stream();
    }

    private Map<String, Long> remove(Case about) throws SQLException {
        var now = calendar.now();
        outbox.add(new Event(
                "cases.v1",
                about.practice + ":" + about.id,
                StableId.of(about.id, ERASED),
                Correlation.id(),
                now,
                new CaseMoved(
                        about.practice,
                        about.id,
                        about.version + 1,
                        ERASED,
                        about.stage.name(),
                        about.stage.name(),
                        about.clauses(),
                        Actor.MANAGER.words(),
                        now,
                        List.of())));
        return traces.remove(about.id);
    }

    private void keep(Certificate certificate) {
        var erasure = new Erasure();
        erasure.practice = certificate.practice();
        erasure.subject = certificate.subject();
        erasure.doneAt = certificate.doneAt();
        try {
            erasure.certificate = json.writeValueAsString(certificate);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate that is no JSON", e);
        }
        cases.getEntityManager().persist(erasure);
    }

    private static String subject(String practice, String patientId) {
        return StableId.of("subject", practice, patientId);
    }
}
