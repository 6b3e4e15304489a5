package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.CaseConfig;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.Answers;
import uk.gpsurgery.conduct.cases.store.Answers.Answer;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * Calls that carry an {@code Idempotency-Key} are carried out once: the same again gets the first answer. A refusal has
 * changed nothing, so it is not kept, and the same call may succeed later.
 */
@RequestScoped
class Repeats {

    private static final String KEY = "Idempotency-Key";
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final HttpServerRequest request;
    private final SignedIn signedIn;
    private final Asked asked;
    private final Answers answers;
    private final Calendar calendar;
    private final CaseConfig config;
    private final ObjectMapper json;

    Repeats(
            HttpServerRequest request,
            SignedIn signedIn,
            Asked asked,
            Answers answers,
            Calendar calendar,
            CaseConfig config,
            ObjectMapper json) {
        this.request = request;
        this.signedIn = signedIn;
        this.asked = asked;
        this.answers = answers;
        this.calendar = calendar;
        this.config = config;
        this.json = json;
    }

    /** What the call answers now, or has answered before; what is kept is kept with what the call has changed. */
    @Nullable
    Object answer(InvocationContext call) throws Exception {
        var key = request.getHeader(KEY);
        if (key == null || request.method().equals(HttpMethod.GET)) {
            return call.proceed();
        }
        if (!PLAIN.matcher(key).matches()) {
            throw Problems.badInput(
                    List.of(new Problems.FieldError(KEY, "is 1 to 200 characters of ASCII without spaces")));
        }
        var practice = signedIn.practice();
        var hash = hash(call);
        var kept = answers.of(practice, signedIn.subject(), key, calendar.now().minus(config.answersKept()));
        if (kept.isPresent()) {
            return again(kept.get(), hash, call);
        }
        var answer = call.proceed();
        answers.keep(practice, signedIn.subject(), key, kept(hash, answer), calendar.now());
        return answer;
    }

    private @Nullable Object again(Answer kept, String hash, InvocationContext call) throws JsonProcessingException {
        if (!kept.asked().equals(hash)) {
            throw Problems.of(
                    422, "IDEMPOTENCY_KEY_REUSED", "Something else was sent with this key before: use another key.");
        }
        asked.again();
        var returned = call.getMethod().getGenericReturnType();
        return returned == Response.class
                ? Response.status(kept.status())
                        .type(MediaType.APPLICATION_JSON)
                        .entity(kept.body())
                        .build()
                : json.readValue(kept.body(), json.constructType(returned));
    }

    private Answer kept(String hash, @Nullable Object answer) throws JsonProcessingException {
        return answer instanceof Response response
                ? new Answer(hash, response.getStatus(), json.writeValueAsString(response.getEntity()))
                : new Answer(hash, 200, json.writeValueAsString(answer));
    }

    private String hash(InvocationContext call) throws JsonProcessingException {
        return StableId.of(request.method().name(), asked.path(), json.writeValueAsString(call.getParameters()));
    }
}
