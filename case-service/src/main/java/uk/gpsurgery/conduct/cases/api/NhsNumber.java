package uk.gpsurgery.conduct.cases.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Ten digits, the last of which is the Modulus 11 check digit of the others. */
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = NhsNumber.Check.class)
@interface NhsNumber {

    String message() default "is no NHS number: ten digits with a right check digit";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Weights 10 down to 2; 11 less the remainder of their sum by 11, where 11 stands for 0 and 10 is never given. */
    final class Check implements ConstraintValidator<NhsNumber, String> {

        @Override
        public boolean isValid(@Nullable String number, ConstraintValidatorContext context) {
            return number == null || isRight(number);
        }

        /** Ten times the same digit fits the arithmetic and is nobody's. */
        static boolean isRight(String number) {
            return number.matches("\\d{10}")
                    && checkDigit(number) == number.charAt(9) - '0'
                    && number.chars().distinct().count() > 1;
        }

        static int checkDigit(String number) {
            var sum = 0;
            for (var at = 0; at < 9; at++) {
                sum += (10 - at) * (number.charAt(at) - '0');
            }
            return (11 - sum % 11) % 11;
        }
    }
}
