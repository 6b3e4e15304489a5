package uk.gpsurgery.conduct.notifier.mail;

import java.util.function.BooleanSupplier;

/** Keeps every letter: for trying a practice's settings out without writing to anybody. */
final class DryPostbox implements Postbox {

    private static final String DRY = "dry: no mail went out";

    @Override
    public Delivery send(Mail mail, BooleanSupplier lastMoment) {
        return lastMoment.getAsBoolean()
                ? new Delivery.Kept(DRY)
                : new Delivery.Later("the letter is in other hands by now");
    }

    @Override
    public void rest() {
        // Nothing is open.
    }

    @Override
    public String condition() {
        return DRY;
    }
}
