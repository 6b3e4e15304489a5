package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** Text that every machine after this one can store: no NUL (PostgreSQL), no half of a surrogate pair (UTF-8), not too long. */
@Constraint(validatedBy = WellFormed.Check.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface WellFormed {

    /** The most it may be in UTF-8. */
    int maxBytes() default Integer.MAX_VALUE;

    String message() default "must be Unicode text without NUL and at most {maxBytes} bytes long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Check implements ConstraintValidator<WellFormed, String> {

        private int maxBytes = Integer.MAX_VALUE;

        @Override
        public void initialize(WellFormed rule) {
            maxBytes = rule.maxBytes();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Words.areWhole(text) && (text.length() <= maxBytes / 3 || bytes(text) <= maxBytes);
        }

        private static int bytes(String text) {
            return text.getBytes(UTF_8).length;
        }
    }
}
