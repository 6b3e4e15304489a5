package uk.gpsurgery.conduct.ingest;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time at which somebody can have posted something: since there are such platforms, and not after now. */
@Constraint(validatedBy = Recent.Check.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface Recent {

    String message() default "must be between the year 2000 and now";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<Recent, Instant> {

        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

        /** Clocks of two machines differ by this much at most. */
        private static final Duration AHEAD = Duration.ofMinutes(5);

        @Override
        public boolean isValid(@Nullable Instant time, ConstraintValidatorContext context) {
            var now = context.getClockProvider().getClock().instant();
            return time == null || isRecent(time, now);
        }

        public static boolean isRecent(Instant time, Instant now) {
            return !time.isBefore(EARLIEST) && !time.isAfter(now.plus(AHEAD));
        }
    }
}
