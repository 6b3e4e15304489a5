package uk.gpsurgery.conduct.ingest;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.kit.HttpProblem;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** The one gate: nothing is told that has not passed it, by whichever way it came. */
@Singleton
final class Checks {

    private final Validator validator;

    Checks(Validator validator) {
        this.validator = validator;
    }

    void pass(Said said) throws HttpProblem {
        refuse(validator.validate(said));
    }

    void pass(String platform, String externalId) throws HttpProblem {
        refuse(Stream.concat(
                        validator.validateValue(Said.class, "platform", platform).stream(),
                        validator.validateValue(Said.class, "externalId", externalId).stream())
                .collect(Collectors.toSet()));
    }

    private static void refuse(Set<ConstraintViolation<Said>> violations) {
        if (!violations.isEmpty()) {
            throw Problems.badInput(violations.stream()
                    .map(violation -> new FieldError(violation.getPropertyPath().toString(), violation.getMessage()))
                    .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                    .toList());
        }
    }
}
