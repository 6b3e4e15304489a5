package uk.gpsurgery.conduct.cases.report;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A number as it may be shown: what rests on one to four cases could tell who they are, and reads {@code <5}.
 *
 * @param shown a number, or {@code <5}
 */
@Schema(oneOf = {Number.class, String.class})
public record Figure(@JsonValue Object shown) {

    private static final int FEWEST = 5;
    private static final Figure SMALL = new Figure("<5");

    static Figure count(long number) {
        return isSmall(number) ? SMALL : new Figure(number);
    }

    /** Something reckoned from this many cases, to one decimal place. */
    static Figure restingOn(long cases, double value) {
        return isSmall(cases) ? SMALL : new Figure(Math.round(value * 10) / 10.0);
    }

    private static boolean isSmall(long number) {
        return number > 0 && number < FEWEST;
    }
}
