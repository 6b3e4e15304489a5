package uk.gpsurgery.conduct.notifier;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The time, and the day it is in an English surgery. */
final class Clocks {

    @Produces
    @Singleton
    Clock surgery() {
        return Clock.system(ZoneId.of("Europe/London"));
    }
}
