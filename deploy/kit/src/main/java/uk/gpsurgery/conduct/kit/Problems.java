package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every error as {@code application/problem+json} (RFC 9457) with {@code type}, {@code title}, {@code detail},
 * {@code code}, {@code correlationId} and, for bad input, {@code errors[{field, message}]}.
 */
public final class Problems {

    private Problems() {}

    /** What is wrong with one field of the input; the field as a path: {@code author.name}. */
    public record FieldError(String field, String message) {}

    /** A problem to throw. The code is upper-case and stays; the detail is a sentence that says what to do. */
    public static HttpProblem of(int status, String code, String detail) {
        return of(status, code, detail, List.of());
    }

    /** A problem to throw that names the fields that are wrong. */
    public static HttpProblem of(int status, String code, String detail, List<FieldError> errors) {
        return new HttpProblem(status, code, detail, errors, Map.of(), null);
    }

    /** A problem to throw that tells more: each entry becomes a member of the answer. */
    public static HttpProblem with(int status, String code, String detail, Map<String, ?> more) {
        return new HttpProblem(status, code, detail, List.of(), more, null);
    }

    /** A 400 that names the fields that are wrong. */
    public static HttpProblem badInput(List<FieldError> errors) {
        return of(400, "BAD_INPUT", "Correct the fields named in errors and send it again.", errors);
    }

    /** A 400 for JSON that is none, or not the one that is wanted; says where and nothing of what stands there. */
    public static HttpProblem badJson(IOException fault) {
        return badInput(List.of(errorIn(fault)));
    }

    /** A 503 with {@code Retry-After}: a machine this service needs is away and will be back. */
    public static HttpProblem later(String code, String detail, Duration retryAfter) {
        return new HttpProblem(503, code, detail, List.of(), Map.of(), retryAfter);
    }

    /** A 429 with {@code Retry-After}: this caller asks for more than its share. */
    public static HttpProblem tooMany(String detail, Duration retryAfter) {
        return new HttpProblem(429, "TOO_MANY_REQUESTS", detail, List.of(), Map.of(), retryAfter);
    }

    private static FieldError errorIn(IOException fault) {
        // Broken JSON is broken as a whole, wherever the reader was when it noticed.
        var broken = fault.getCause() instanceof JsonParseException inside ? inside : fault;
        if (broken instanceof JsonParseException parse
                // Jackson has no class of its own for this.
                && parse.getOriginalMessage().startsWith("Duplicate")
                && parse.getProcessor() != null) {
            return new FieldError(field(parse.getProcessor()), "stands twice");
        }
        return broken instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? new FieldError(field(mapping), "is unknown or of the wrong kind")
                : new FieldError("body", "is not the JSON that is wanted here");
    }

    private static String field(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String field(JsonParser parser) {
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .substring(1)
                .replace('/', '.');
    }
}
