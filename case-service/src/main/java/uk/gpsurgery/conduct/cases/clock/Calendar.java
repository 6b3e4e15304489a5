package uk.gpsurgery.conduct.cases.clock;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.CaseConfig;
import uk.gpsurgery.conduct.cases.policy.Deadline;
import uk.gpsurgery.conduct.cases.policy.tracks.TrackDeadline;

/** Today in London, working days in England, and when a deadline ends. */
@Singleton
public class Calendar {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Clock clock;
    private final DeadlineConfig deadlines;
    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    Calendar(CaseConfig config, DeadlineConfig deadlines) {
        this.clock = Clock.offset(Clock.systemUTC(), config.clockAhead());
        this.deadlines = deadlines;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), LONDON);
    }

    /** The last day of a deadline that starts on a day. */
    public LocalDate endOf(Deadline deadline, LocalDate start) {
        return switch (deadline) {
            case TRIAGE -> workingDaysAfter(start, deadlines.triage());
            case IDENTIFICATION -> workingDaysAfter(start, deadlines.identification());
            case LEGAL_ADVICE -> workingDaysAfter(start, deadlines.legalAdvice());
            case WARNING_DRAFT -> workingDaysAfter(start, deadlines.warningDraft());
            case PARTNER_MEETING -> workingDaysAfter(start, deadlines.partnerMeeting());
            case COMMISSIONER_RECEIPT -> workingDaysAfter(start, deadlines.commissionerReceipt());
            case REMOVAL_REQUEST -> start.plusDays(deadlines.removalRequest());
            case REMINDER -> start.plusDays(deadlines.reminder());
            case MONITORING -> start.plusMonths(12);
            // Fixed by law: no setting changes them.
            case WARNING_VALIDITY -> start.plusMonths(12);
            case REMOVAL_EFFECT -> start.plusDays(8);
            case WRITTEN_CONFIRMATION -> start.plusDays(6);
        };
    }

    /** The moment after the last of a track's deadline that starts on a day. */
    public Instant endOf(TrackDeadline deadline, LocalDate start) {
        return switch (deadline) {
            case SIGNPOST -> endOf(workingDaysAfter(start, deadlines.signpost()));
            case BY_HAND -> endOf(workingDaysAfter(start, deadlines.byHand()));
            case REPORT -> endOf(workingDaysAfter(start, deadlines.report()));
            case REPORT_ANSWER -> endOf(workingDaysAfter(start, deadlines.reportAnswer()));
            case POLICE_ANSWER -> endOf(workingDaysAfter(start, deadlines.policeAnswer()));
            case COUNSEL_ANSWER -> endOf(workingDaysAfter(start, deadlines.legalAdvice()));
            case SUPPORT_REVIEW -> endOf(start.plusWeeks(2));
            // Fixed by law, or by what somebody's safety asks for: no setting changes them.
            case COMPLAINT_ACKNOWLEDGEMENT -> endOf(workingDaysAfter(start, 3));
            case COMPLAINT_RESPONSE, COMPLAINT_MEMORY -> endOf(start.plusMonths(6));
            case DATA_PROTECTION_ACKNOWLEDGEMENT -> endOf(start.plusDays(30));
            case SAFEGUARDING_ACKNOWLEDGEMENT -> now().plus(Duration.ofMinutes(15));
        };
    }

    /** The moment after a day, in London. */
    public Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(LONDON).toInstant();
    }

    /** The last day of a deadline that is due at a moment. */
    public LocalDate lastDay(Instant due) {
        return LocalDate.ofInstant(due.minusMillis(1), LONDON);
    }

    /** When to say that a deadline is near, where that is said. */
    public @Nullable Instant nearTo(TrackDeadline deadline, Instant due) {
        return switch (deadline) {
            case COMPLAINT_ACKNOWLEDGEMENT -> workingDaysBefore(lastDay(due), 1);
            case DATA_PROTECTION_ACKNOWLEDGEMENT -> workingDaysBefore(lastDay(due), 5);
            case COMPLAINT_RESPONSE -> workingDaysBefore(lastDay(due), 10);
            case SIGNPOST,
                    BY_HAND,
                    REPORT,
                    REPORT_ANSWER,
                    POLICE_ANSWER,
                    COUNSEL_ANSWER,
                    SUPPORT_REVIEW,
                    COMPLAINT_MEMORY,
                    SAFEGUARDING_ACKNOWLEDGEMENT -> null;
        };
    }

    /** A moment as much later as a deadline stood still, in whole days begun. */
    public Instant later(Instant due, Duration pause) {
        var days = pause.plusDays(1).minusNanos(1).toDays();
        return due.atZone(LONDON).plusDays(days).toInstant();
    }

    /** Days after a deadline on which it is told once more. */
    public LocalDate longAfter(LocalDate due) {
        return workingDaysAfter(due, deadlines.overdue());
    }

    /** The last day by which the practice answers what a patient said on a day. */
    public LocalDate answerTo(LocalDate said) {
        return workingDaysAfter(said, deadlines.representations());
    }

    public LocalDate workingDayBefore(LocalDate day) {
        return lastWorkingDayBefore(day, 1);
    }

    private Instant workingDaysBefore(LocalDate end, int days) {
        return lastWorkingDayBefore(end, days).atStartOfDay(LONDON).toInstant();
    }

    private LocalDate lastWorkingDayBefore(LocalDate end, int days) {
        var day = end;
        for (var counted = 0; counted < days; ) {
            day = day.minusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** The n-th working day after a day: not a weekend, not a bank holiday of England and Wales. */
    public LocalDate workingDaysAfter(LocalDate start, int days) {
        var day = start;
        for (var counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    private boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day, "eng");
    }
}
