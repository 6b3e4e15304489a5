package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStage;
import uk.gpsurgery.conduct.cases.store.TrackAction;
import uk.gpsurgery.conduct.cases.store.TrackEntry;

/**
 * A side track as staff see it.
 *
 * @param post id of the incident it is about
 * @param stage none for a track that may be opened and is not
 * @param task what a person is asked to do
 * @param draft words for the public
 */
record TrackView(
        String track,
        String post,
        @Nullable TrackStage stage,
        int version,
        boolean closed,
        @Nullable String task,
        @Nullable String draft,
        @Nullable ClockView clock,
        List<ActionView> actions,
        List<EntryView> history,
        List<StepView> allowed) {

    /** The deadline that runs; its last day is {@code dueOn}. */
    record ClockView(
            String deadline,
            LocalDate dueOn,
            Instant dueAt,
            boolean passed,
            @Nullable Instant pausedAt) {}

    /** What was asked of the platform and what it answered. */
    record ActionView(
            String action,
            String state,
            @Nullable String found,
            @Nullable String reason,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant answeredAt) {

        static ActionView of(TrackAction from) {
            return new ActionView(
                    from.action.word(),
                    from.state.name(),
                    from.found,
                    from.reason,
                    from.requestedBy,
                    from.requestedAt,
                    from.answeredAt);
        }
    }

    /** What happened: who told it in what capacity, what was checked, and on which ground. */
    record EntryView(
            int version,
            String happening,
            @JsonRawValue String told,
            @Nullable String from,
            String to,
            String teller,
            String capacity,
            List<String> guards,
            String quote,
            String law,
            Instant at) {

        static EntryView of(TrackEntry from, String told) {
            return new EntryView(
                    from.version,
                    from.happening,
                    told,
                    from.fromStage,
                    from.toStage,
                    from.teller,
                    from.capacity,
                    List.of(from.guards),
                    from.quote,
                    from.law,
                    from.at);
        }
    }
}
