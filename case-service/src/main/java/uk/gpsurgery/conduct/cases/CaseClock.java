package uk.gpsurgery.conduct.cases;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.policy.Deadline;
import uk.gpsurgery.conduct.cases.policy.Happening;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.Case.Call;

/** The deadline of a case's stage, and its calls: one when it is near, one when it has passed, one when it is forgotten. */
@Singleton
class CaseClock {

    private final Calendar calendar;

    CaseClock(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The case has come to another stage: its deadline is that of the stage, or none. */
    void start(Case told, Optional<Deadline> deadline) {
        var start = startOf(told);
        told.dueOn = deadline.map(of -> calendar.endOf(of, start)).orElse(null);
        var near = told.dueOn == null ? null : calendar.workingDayBefore(told.dueOn);
        if (near != null && near.isAfter(start)) {
            next(told, Call.NEAR, near);
        } else {
            next(told, Call.PASSED, told.dueOn == null ? null : told.dueOn.plusDays(1));
        }
    }

    /** What the clock has to tell the case today, if anything; it is told once, and the next is made ready. */
    Optional<Happening> call(Case told) {
        var today = calendar.today();
        if (told.call == null
                || told.dueOn == null
                || requireNonNull(told.callOn).isAfter(today)) {
            return Optional.empty();
        }
        // After a standstill of this service, what was near may have passed.
        var call = told.call == Call.NEAR && told.dueOn.isBefore(today) ? Call.PASSED : told.call;
        next(told, call.next(), dayOf(call.next(), told.dueOn));
        return Optional.of(call.happening());
    }

    private @Nullable LocalDate dayOf(@Nullable Call call, LocalDate due) {
        if (call == null) {
            return null;
        }
        return call == Call.PASSED ? due.plusDays(1) : calendar.longAfter(due);
    }

    private static void next(Case told, @Nullable Call call, @Nullable LocalDate on) {
        told.call = on == null ? null : call;
        told.callOn = on;
    }

    /** The day from which the stage's deadline runs: most run from today, the law's from what it names. */
    private LocalDate startOf(Case told) {
        return switch (told.stage) {
            case WARNING_ACTIVE -> requireNonNull(told.warnedOn);
            case REMOVAL_PENDING ->
                requireNonNull(told.treatmentEndedOn == null ? told.receivedOn : told.treatmentEndedOn);
            default -> calendar.today();
        };
    }
}
