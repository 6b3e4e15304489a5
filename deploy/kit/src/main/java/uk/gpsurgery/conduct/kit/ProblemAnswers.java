package uk.gpsurgery.conduct.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns what was thrown into the one shape of {@link Problems}.
 *
 * <p>Written here because quarkus-resteasy-problem ends at 3.21.0, which answers a bad token with 500 on this Quarkus and
 * writes the sender's words into the log. What an exception says may quote what it failed on, so it is neither answered
 * nor logged: only its class is.
 */
final class ProblemAnswers {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    private static final String TYPES = "https://conduct.gpsurgery.uk/problems/";
    private static final Duration SOON = Duration.ofSeconds(5);

    @ServerExceptionMapper
    Response refused(HttpProblem problem) {
        return answer(problem);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException fault) {
        return answer(Problems.badInput(fault.getConstraintViolations().stream()
                .map(violation -> new Problems.FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problems.FieldError::field))
                .toList()));
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException fault) {
        return unreadable(fault);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException fault) {
        return answer(Problems.badJson(fault));
    }

    @ServerExceptionMapper
    Uni<Response> unknown(AuthenticationFailedException fault, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Uni<Response> unknown(UnauthorizedException fault, RoutingContext request) {
        return challenge(request);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException fault) {
        return answer(byStatus(403));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException fault) {
        if (fault.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = fault.getResponse().getStatus();
        return status >= 400 ? answer(byStatus(status)) : fault.getResponse();
    }

    @ServerExceptionMapper
    Response failed(Throwable fault) {
        if (Faults.pass(fault)) {
            LOG.warnf("not now: %s", Faults.classesOf(fault));
            return answer(Problems.later("TRY_LATER", "Something this needs is away; send the same again.", SOON));
        }
        LOG.error("failed", Faults.withoutWords(fault));
        return answer(byStatus(500));
    }

    /** A 401, or where people sign in by browser, the way to the sign-in page. */
    private static Uni<Response> challenge(RoutingContext request) {
        HttpAuthenticator authenticator = Objects.requireNonNull(request.get(HttpAuthenticator.class.getName()));
        return authenticator.getChallenge(request).map(challenge -> {
            var answer = challenge.status == 401 ? builder(byStatus(401)) : Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> {
                // A refused token's challenge is on the response by now.
                if (!request.response().headers().contains(name)) {
                    answer.header(name.toString(), value);
                }
            });
            return answer.build();
        });
    }

    static HttpProblem byStatus(int status) {
        return switch (status) {
            case 401 -> Problems.of(status, "UNAUTHORIZED", "Send a bearer token of this issuer that is still valid.");
            case 403 -> Problems.of(status, "FORBIDDEN", "The token's roles and scopes do not allow this.");
            case 404 -> Problems.of(status, "NOT_FOUND", "There is nothing at this address.");
            case 405 -> Problems.of(status, "METHOD_NOT_ALLOWED", "This address does not take this method.");
            case 413 ->
                Problems.of(status, "TOO_LARGE", "The body is larger than this address takes; send less at once.");
            case 415 -> Problems.of(status, "UNSUPPORTED_MEDIA_TYPE", "This address does not take this Content-Type.");
            case 500 ->
                Problems.of(
                        status,
                        "INTERNAL_SERVER_ERROR",
                        "Something failed here; quote the correlationId when you report it.");
            default -> {
                var known = Status.fromStatusCode(status);
                yield Problems.of(status, known == null ? "ERROR" : known.name(), "The request cannot be answered so.");
            }
        };
    }

    private static Response answer(HttpProblem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(HttpProblem problem) {
        LOG.debugf("%d %s", problem.status(), problem.code());
        var answer = Response.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(Contract.bytes(body(problem)));
        var retryAfter = problem.retryAfter();
        return retryAfter == null ? answer : answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
    }

    static Map<String, Object> body(HttpProblem problem) {
        var status = Status.fromStatusCode(problem.status());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPES + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", status == null ? problem.code() : status.getReasonPhrase());
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        body.put("correlationId", Correlation.id());
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.more());
        return body;
    }

    /** Without the method and its parameter for the body, which are ours and not the sender's. */
    private static String field(ConstraintViolation<?> violation) {
        var nodes = new ArrayList<String>();
        violation.getPropertyPath().forEach(node -> nodes.add(node.toString()));
        if (nodes.size() > 2) {
            return String.join(".", nodes.subList(2, nodes.size()));
        }
        var value = violation.getInvalidValue();
        return value == null || value instanceof Record ? "body" : nodes.get(nodes.size() - 1);
    }
}
