package uk.gpsurgery.conduct.notifier.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** What keeps letters back at the moment of sending, so that a mistake reaches few people or none. */
@ConfigMapping(prefix = "conduct.notifier.brakes")
public interface Brakes {

    /** Where the surgery's clock hangs. */
    ZoneId LONDON = ZoneId.of("Europe/London");

    /** How long a letter to a patient waits, so that whoever approved it may still stop it. */
    @WithDefault("2M")
    Duration undoWindow();

    /** How many letters that ask, warn or remove a practice sends within an hour; the next waits for a partner. */
    @WithDefault("20")
    int adverseAnHour();

    /** How many letters a minute the mail server takes from this service; without one, as many as there are. */
    OptionalInt lettersAMinute();

    /** How many letters go to one patient's address within a day; the next waits. */
    @WithDefault("6")
    int aDayToOne();

    /** From this time of day on no letter goes to a patient; the same time as the end means never. */
    @WithDefault("20:00")
    LocalTime quietFrom();

    /** From this time of day on letters to patients go again. */
    @WithDefault("08:00")
    LocalTime quietUntil();

    /** When the quiet hours that it is in are over; empty when it is in none. */
    default Optional<Instant> endOfQuiet(Instant now) {
        var here = now.atZone(LONDON);
        var time = here.toLocalTime();
        var afterStart = !time.isBefore(quietFrom());
        var beforeEnd = time.isBefore(quietUntil());
        var overNight = quietFrom().isAfter(quietUntil());
        if (overNight ? !afterStart && !beforeEnd : !afterStart || !beforeEnd) {
            return Optional.empty();
        }
        var day = overNight && afterStart ? here.toLocalDate().plusDays(1) : here.toLocalDate();
        return Optional.of(day.atTime(quietUntil()).atZone(LONDON).toInstant());
    }
}
