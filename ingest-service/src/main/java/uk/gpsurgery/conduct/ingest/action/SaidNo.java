package uk.gpsurgery.conduct.ingest.action;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A platform did not do what it was asked. */
public final class SaidNo extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String number;
    private final @Nullable Duration rest;

    /**
     * @param number the platform's own, so that it can be looked up; empty when it told none
     * @param rest how long it wants to be left alone; null when it did not say
     */
    SaidNo(Fault fault, String number, @Nullable Duration rest) {
        super(number.isEmpty() ? fault.name() : number + " " + fault);
        this.fault = fault;
        this.number = number;
        this.rest = rest;
    }

    static SaidNo away() {
        return new SaidNo(Fault.AWAY, "", null);
    }

    /** In HTTP's own terms. */
    static SaidNo status(int status, @Nullable String retryAfter) {
        var told = String.valueOf(retryAfter);
        var fault = Fault.of(status);
        return new SaidNo(
                fault,
                fault == Fault.AWAY ? "" : String.valueOf(status),
                told.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(told)) : null);
    }

    /** Who says that there is no such thing may just not see it. */
    SaidNo doubted() {
        return new SaidNo(Fault.NOT_SEEN, number, rest);
    }

    Fault fault() {
        return fault;
    }

    @Nullable
    Duration rest() {
        return rest;
    }

    String sentence(String platform) {
        var sentence = fault.sentence(platform);
        return number.isEmpty() ? sentence : number + ": " + sentence;
    }
}
