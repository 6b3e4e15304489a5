package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every error as {@code application/problem+json} (RFC 9457) with {@code type}, {@code title}, {@code detail},
 * {@code code}, {@code correlationId} and, for bad input, {@code errors[{field, message}]}.
 */
@ApplicationScoped
public class Problems implements ProblemPostProcessor {

    private static final String TYPES = "https://conduct.gpsurgery.uk/problems/";

    /** What is wrong with one field of the input; the field as a path: {@code author.name}. */
    public record FieldError(String field, String message) {}

    /** A problem to throw. The code is upper-case and stays; the detail is a sentence that says what to do. */
    public static HttpProblem of(int status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    /** A problem to throw that names the fields that are wrong. */
    public static HttpProblem of(int status, String code, String detail, List<FieldError> errors) {
        var title = Objects.requireNonNullElse(Status.fromStatusCode(status), Status.BAD_REQUEST);
        var problem = HttpProblem.builder()
                .withStatus(status)
                .withTitle(title.getReasonPhrase())
                .withDetail(detail)
                .with("code", code);
        return (errors.isEmpty() ? problem : problem.with("errors", errors)).build();
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var errors = errors(context.cause);
        var parameters = problem.getParameters();
        var code = Objects.toString(parameters.get("code"), codeOf(problem));
        var whole = HttpProblem.builder()
                .withType(java.net.URI.create(
                        TYPES + code.toLowerCase(Locale.ROOT).replace('_', '-')))
                .withTitle(problem.getTitle())
                .withStatus(problem.getStatusCode())
                .withDetail(detail(problem, errors))
                .with("code", code)
                .with("correlationId", Correlation.id());
        parameters.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                whole.with(name, value);
            }
        });
        problem.getHeaders().forEach(whole::withHeader);
        var known = parameters.get("errors");
        if (known != null || !errors.isEmpty()) {
            whole.with("errors", known != null ? known : errors);
        }
        return whole.build();
    }

    private static final List<String> OWN = List.of("code", "correlationId", "errors", "violations", "field");

    private static String codeOf(HttpProblem problem) {
        var status = Status.fromStatusCode(problem.getStatusCode());
        return status == null ? "ERROR" : status.name();
    }

    private static @Nullable String detail(HttpProblem problem, List<FieldError> errors) {
        if (problem.getStatusCode() >= 500) {
            // What an unforeseen fault says may quote what it failed on.
            return problem.getParameters().containsKey("code")
                    ? problem.getDetail()
                    : "Something failed here; quote the correlationId when you report it.";
        }
        return errors.isEmpty() ? problem.getDetail() : "Correct the fields named in errors and send it again.";
    }

    private static List<FieldError> errors(@Nullable Throwable cause) {
        if (cause instanceof ConstraintViolationException violated) {
            return violated.getConstraintViolations().stream()
                    .map(violation -> new FieldError(field(violation), violation.getMessage()))
                    .sorted(java.util.Comparator.comparing(FieldError::field))
                    .toList();
        }
        if (cause instanceof JsonMappingException mapping) {
            return List.of(new FieldError(field(mapping), "is unknown or of the wrong kind"));
        }
        if (cause instanceof JsonProcessingException) {
            return List.of(new FieldError("body", "is not JSON"));
        }
        return List.of();
    }

    /** Without the method and its parameter, which are ours and not the sender's. */
    private static String field(ConstraintViolation<?> violation) {
        var nodes = new ArrayList<String>();
        violation.getPropertyPath().forEach(node -> nodes.add(node.toString()));
        return String.join(".", nodes.subList(Math.min(2, nodes.size() - 1), nodes.size()));
    }

    private static String field(JsonMappingException mapping) {
        var path = mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }
}
