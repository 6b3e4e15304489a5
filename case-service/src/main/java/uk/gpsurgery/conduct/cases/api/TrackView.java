package uk.gpsurgery.conduct.cases.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackStage;
import uk.gpsurgery.conduct.cases.store.TrackAction;

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
}
