package uk.gpsurgery.conduct.cases.clock;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import uk.gpsurgery.conduct.cases.CaseConfig;
import uk.gpsurgery.conduct.cases.policy.Deadline;

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
