package uk.gpsurgery.conduct.cases;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Clause;
import uk.gpsurgery.conduct.cases.policy.EscalationPolicy;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.policy.Happening.*;
import uk.gpsurgery.conduct.cases.policy.Letter;
import uk.gpsurgery.conduct.cases.policy.Teller;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackPolicy;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.CaseLetter;
import uk.gpsurgery.conduct.cases.store.Cases;
import uk.gpsurgery.conduct.cases.store.Histories;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Incidents;
import uk.gpsurgery.conduct.cases.store.TrackClock;
import uk.gpsurgery.conduct.cases.store.TrackRow;
import uk.gpsurgery.conduct.cases.store.Tracks;

/** What letters are filled with: of all that is known, only the fields that the letter's contract names. */
@Singleton
class LetterFields {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma 'on' d MMMM uuuu", Locale.UK);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int DAYS_TO_RESPOND = 14;

    private static final Map<String, String> PLATFORMS = Map.of(
            "facebook", "Facebook",
            "google", "Google",
            "x", "X",
            "instagram", "Instagram",
            "youtube", "YouTube",
            "linkedin", "LinkedIn",
            "nhs-website", "the NHS website",
            "surgery", "the surgery itself",
            "elsewhere", "another place");

    private final Map<String, List<String>> wanted;
    private final PracticeConfig practices;
    private final CaseConfig config;
    private final Incidents incidents;
    private final Cases cases;
    private final Tracks tracks;
    private final Histories histories;
    private final Calendar calendar;
    private final ToldJson json;

    LetterFields(
            PracticeConfig practices,
            CaseConfig config,
            Incidents incidents,
            Cases cases,
            Tracks tracks,
            Histories histories,
            Calendar calendar,
            ToldJson json,
            ObjectMapper mapper) {
        this.practices = practices;
        this.config = config;
        this.incidents = incidents;
        this.cases = cases;
        this.tracks = tracks;
        this.histories = histories;
        this.calendar = calendar;
        this.json = json;
        this.wanted = wantedFields(mapper);
    }

    Map<String, String> of(Letter letter, Case about, Happening told, Teller teller) {
        return filled(letter, field -> ofCase(field, about, told, teller));
    }

    Map<String, String> of(Letter letter, TrackRow track, Incident post) {
        return filled(letter, field -> ofTrack(field, track, post));
    }

    Map<String, String> ofAnswer(Case about, CaseLetter answered) {
        return filled(Letter.PATIENT_ANSWERED, field -> switch (field) {
            case "caseLink" -> config.caseLink() + about.id;
            case "caseReference" -> about.reference;
            case "letterName" -> answered.template;
            default -> null;
        });
    }

    Map<String, String> ofFailure(Case about, CaseLetter failed) {
        return filled(Letter.LETTER_FAILED, field -> switch (field) {
            case "caseLink" -> config.caseLink() + about.id;
            case "caseReference" -> about.reference;
            case "letterName" -> failed.template;
            case "reason" -> failed.state + (failed.reason == null ? "" : ": " + failed.reason);
            default -> null;
        });
    }

    private Map<String, String> filled(Letter letter, Function<String, @Nullable String> value) {
        var filled = new TreeMap<String, String>();
        for (var field : Objects.requireNonNull(wanted.get(letter.template()), "no contract for this letter")) {
            var found = value.apply(field);
            if (found != null) {
                filled.put(field, found);
            }
        }
        return filled;
    }

    private @Nullable String ofCase(String field, Case about, Happening told, Teller teller) {
        var practice = practices.of(about.practice);
        return switch (field) {
            case "practiceName" -> practice.name();
            case "practicePhone" -> practice.phone();
            case "practiceAddress" -> practice.address();
            case "complaintsUrl" -> practice.complaintsUrl();
            case "commissionerName" -> practice.commissioner().name();
            case "caseLink" -> config.caseLink() + about.id;
            case "caseReference" -> about.reference;
            case "clauses" -> String.join(", ", about.clauses());
            case "clauseQuotes" ->
                about.clauses().stream()
                        .map(clause -> Clause.valueOf(clause).quote())
                        .filter(quote -> !quote.isEmpty())
                        .collect(Collectors.joining("\n"));
            case "removeBy", "deadline" -> day(about.dueOn);
            case "requestedOn" -> day(about.requestedOn);
            case "remindedOn" -> day(about.remindedOn);
            case "warnedOn" -> day(about.warnedOn);
            case "effectiveOn" ->
                told instanceof ConfirmedInWriting
                        ? last(about, CommissionerTold.class, tellers -> day(tellers.on()))
                        : day(about.receivedOn == null ? null : effective(about));
            case "toldOn" -> last(about, CommissionerTold.class, tellers -> day(tellers.on()));
            case "policeReportedOn" -> last(about, PoliceReported.class, report -> day(report.on()));
            case "noticeOn" -> day(about.noticeSentOn);
            case "receivedOn" -> day(about.representationsOn);
            case "answerBy" -> about.representationsOn == null ? null : day(calendar.answerTo(about.representationsOn));
            case "putRight" -> told instanceof RepresentationsUpheld upheld ? upheld.putRight() : null;
            case "respondBy" -> day(calendar.today().plusDays(DAYS_TO_RESPOND));
            case "behaviour" -> last(about, WarningDrafted.class, WarningDrafted::behaviour);
            case "changeWanted" -> last(about, WarningDrafted.class, WarningDrafted::changeWanted);
            case "reasons" -> reasons(about, told);
            case "question" -> told instanceof AdviceSought sought ? sought.question() : null;
            case "whatNext" ->
                EscalationPolicy.stepsFrom(about.stage).stream()
                        .filter(step -> step.to().isPresent())
                        .map(step -> step.happeningName())
                        .distinct()
                        .collect(Collectors.joining("\n"));
            case "approver" -> teller.subject();
            default -> ofPost(field, incidents.ofCase(about.id).get(0));
        };
    }

    private @Nullable String reasons(Case about, Happening told) {
        if (told instanceof RepresentationsUpheld upheld) {
            return upheld.reasons();
        }
        if (told instanceof RepresentationsRejected rejected) {
            return rejected.reasons();
        }
        return told instanceof ConfirmedInWriting
                ? last(about, ImmediateRemovalAgreed.class, ImmediateRemovalAgreed::specificReason)
                : last(about, RemovalAgreed.class, RemovalAgreed::specificReason);
    }

    private @Nullable String ofTrack(String field, TrackRow track, Incident post) {
        return switch (field) {
            case "caseLink" -> post.caseId == null ? config.incidentLink() + post.id : config.caseLink() + post.caseId;
            case "caseReference" ->
                Optional.ofNullable(post.caseId)
                        .flatMap(id -> cases.of(post.practice, id))
                        .map(about -> about.reference)
                        .orElse(null);
            case "supportContact" -> {
                var practice = practices.of(post.practice);
                yield practice.supportContact()
                        .orElseGet(() -> practice.manager().name() + ", " + practice.phone());
            }
            case "deadline" -> tracks.lastClock(track.id).map(this::due).orElse(null);
            case "whatNext" ->
                TrackPolicy.stepsFrom(track.track, Optional.of(track.stage)).stream()
                        .filter(step -> !step.by().isMachine())
                        .map(step -> track.track.word() + ": " + step.happeningName())
                        .distinct()
                        .collect(Collectors.joining("\n"));
            default -> ofPost(field, post);
        };
    }

    private @Nullable String due(TrackClock clock) {
        return clock.deadline == TrackDeadline.SAFEGUARDING_ACKNOWLEDGEMENT
                ? TIME.format(clock.dueAt.atZone(LONDON))
                : day(calendar.lastDay(clock.dueAt));
    }

    private static @Nullable String ofPost(String field, Incident post) {
        return switch (field) {
            case "platform" -> PLATFORMS.get(post.platform);
            case "postedOn" -> day(day(post.postedAt == null ? post.receivedAt : post.postedAt));
            case "permalink" -> post.url;
            default -> null;
        };
    }

    private <H extends Happening> @Nullable String last(
            Case about, Class<H> happening, Function<H, @Nullable String> sentence) {
        var name = uk.gpsurgery.conduct.cases.policy.Step.nameOf(happening);
        return histories.of(about.id).stream()
                .filter(entry -> entry.happening.equals(name))
                .reduce((earlier, later) -> later)
                .map(entry -> sentence.apply(json.read(entry.told, happening)))
                .orElse(null);
    }

    private static LocalDate effective(Case about) {
        return Objects.requireNonNull(about.treatmentEndedOn == null ? about.receivedOn : about.treatmentEndedOn)
                .plusDays(8);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LONDON);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DAY.format(day);
    }

    private static Map<String, List<String>> wantedFields(ObjectMapper json) {
        try (var in = LetterFields.class.getResourceAsStream("/contracts/letters.v1/templates.json")) {
            return json.readValue(in, new TypeReference<List<LetterContract>>() {}).stream()
                    .collect(Collectors.toMap(LetterContract::template, LetterContract::fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record LetterContract(
            String template, String recipient, boolean legal, List<String> needs, List<String> mayHave) {

        List<String> fields() {
            return Stream.concat(needs.stream(), mayHave.stream()).toList();
        }
    }
}
