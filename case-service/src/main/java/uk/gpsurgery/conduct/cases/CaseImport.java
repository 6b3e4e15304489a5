package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Actor;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.HistoryEntry;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.Revision;
import uk.gpsurgery.conduct.kit.Problems.FieldError;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Takes over cases that ended before this service was there, so that a repeat is seen as one. It sends no letter and tells
 * no topic, and a case that still goes on it does not take: that is told anew, step by step.
 */
@Singleton
public class CaseImport {

    private static final String IMPORTED = "imported";
    private static final int FLUSH_EVERY = 500;

    private final Cases cases;
    private final Incidents incidents;
    private final Histories histories;
    private final Calendar calendar;
    private final Validator validator;
    private final ToldJson told;
    private final ObjectMapper json;

    CaseImport(
            Cases cases,
            Incidents incidents,
            Histories histories,
            Calendar calendar,
            Validator validator,
            ToldJson told,
            ObjectMapper json) {
        this.cases = cases;
        this.incidents = incidents;
        this.histories = histories;
        this.calendar = calendar;
        this.validator = validator;
        this.told = told;
        this.json = json;
    }

    /** A case that has ended, as another system has it. */
    public record EndedCase(
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9./-]{1,40}", message = "is 1 to 40 letters, digits, dots, slashes, dashes")
            String reference,

            @NotNull @Pattern(regexp = "[a-z-]{1,40}", message = "is a platform such as facebook")
            String platform,

            @NotBlank @Size(max = 200) String externalId,
            @NotBlank @Size(max = 200) String author,
            @Size(max = 65536) @Nullable String text,
            @NotNull @PastOrPresent Instant openedAt,
            @NotNull @PastOrPresent Instant closedAt,
            @NotNull Stage stage,
            @NotEmpty List<@NotBlank String> labels,
            @NotBlank @Size(max = 4000) String note) {}

    /** What becomes of a line. */
    public enum Status {
        TAKEN,
        ALREADY_THERE,
        REFUSED
    }

    /**
     * What became of a line, or would.
     *
     * @param number from 1
     */
    public record Line(int number, Status status, @Nullable String caseId, List<FieldError> errors) {}

    /** Every line by itself: what is good is taken, unless this is only to see. */
    public List<Line> take(String practice, String by, Stream<String> lines, boolean onlyToSee) {
        var answers = new ArrayList<Line>();
        lines.forEach(line -> {
            answers.add(take(practice, by, answers.size() + 1, line, onlyToSee));
            if (answers.size() % FLUSH_EVERY == 0) {
                cases.flush();
                cases.getEntityManager().clear();
            }
        });
        return answers;
    }

    private Line take(String practice, String by, int number, String line, boolean onlyToSee) {
        var read = read(line);
        var wrong = read.map(this::wrong).orElseGet(() -> List.of(new FieldError("line", "is no case in JSON")));
        if (!wrong.isEmpty()) {
            return new Line(number, Status.REFUSED, null, wrong);
        }
        var ended = read.orElseThrow();
        var id = StableId.of(IMPORTED, practice, ended.reference());
        if (cases.of(practice, id).isPresent()) {
            return new Line(number, Status.ALREADY_THERE, id, List.of());
        }
        if (incidents.of(practice, ended.platform(), ended.externalId()).isPresent()) {
            return new Line(
                    number,
                    Status.REFUSED,
                    null,
                    List.of(new FieldError("externalId", "is of a post that is here already")));
        }
        if (!onlyToSee) {
            keep(practice, by, id, ended);
        }
        return new Line(number, Status.TAKEN, id, List.of());
    }

    private Optional<EndedCase> read(String line) {
        try {
            return Optional.ofNullable(json.readValue(line, EndedCase.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private List<FieldError> wrong(EndedCase ended) {
        var wrong = new ArrayList<FieldError>();
        validator
                .validate(ended)
                .forEach(one -> wrong.add(new FieldError(one.getPropertyPath().toString(), one.getMessage())));
        if (wrong.isEmpty()) {
            if (!ended.stage().isAnEnd()) {
                wrong.add(new FieldError("stage", "is one at which a case has ended"));
            }
            if (ended.closedAt().isBefore(ended.openedAt())) {
                wrong.add(new FieldError("closedAt", "is after openedAt"));
            }
            if (!ended.labels().stream().allMatch(Label::isOne)) {
                wrong.add(new FieldError("labels", "are labels"));
            }
        }
        return wrong.stream().sorted(Comparator.comparing(FieldError::field)).toList();
    }

    private void keep(String practice, String by, String id, EndedCase ended) {
        var post = new Incident();
        post.id = StableId.of(practice, ended.platform(), ended.externalId());
        post.practice = practice;
        post.caseId = id;
        post.platform = ended.platform();
        post.externalId = ended.externalId();
        post.authorName = ended.author();
        post.receivedAt = ended.openedAt();
        post.gone = true;
        post.route = "case";
        post.labels = ended.labels().toArray(String[]::new);
        post.findings = "[]";
        post.policyVersion = IMPORTED;
        post.modelVersion = IMPORTED;
        cases.persist(about(practice, id, ended, AuthorKey.of(post)));
        cases.flush();
        incidents.persist(post);
        if (ended.text() != null) {
            incidents.keep(revision(post, ended.text()));
        }
        histories.persist(entry(practice, by, id, ended));
    }

    private static Case about(String practice, String id, EndedCase ended, String authorKey) {
        var about = new Case();
        about.id = id;
        about.practice = practice;
        about.reference = ended.reference();
        about.authorKey = authorKey;
        about.authorName = ended.author();
        about.platform = ended.platform();
        about.stage = ended.stage();
        about.closed = true;
        about.version = 1;
        about.labels = ended.labels().toArray(String[]::new);
        about.openedAt = ended.openedAt();
        about.updatedAt = ended.closedAt();
        return about;
    }

    private static Revision revision(Incident post, String text) {
        var revision = new Revision();
        revision.commentId = StableId.of(IMPORTED, post.id);
        revision.incidentId = post.id;
        revision.practice = post.practice;
        revision.status = "posted";
        revision.text = text;
        revision.receivedAt = post.receivedAt;
        revision.via = IMPORTED;
        revision.rawHash = StableId.hashOf(text.getBytes(UTF_8));
        return revision;
    }

    /** It happened when the case ended; who took it over, and when, is what was told. */
    private HistoryEntry entry(String practice, String by, String id, EndedCase ended) {
        var entry = new HistoryEntry();
        entry.caseId = id;
        entry.version = 1;
        entry.practice = practice;
        entry.happening = IMPORTED;
        entry.told = told.write(new TakenOver(by, calendar.now(), ended.note()));
        entry.fromStage = Stage.DETECTED.name();
        entry.toStage = ended.stage().name();
        entry.teller = by;
        entry.roles = new String[0];
        entry.staffId = "";
        entry.capacity = Actor.MANAGER.words();
        entry.guards = new String[0];
        entry.quote = "";
        entry.law = "";
        entry.at = ended.closedAt();
        return entry;
    }

    private record TakenOver(String by, Instant at, String note) {}
}
