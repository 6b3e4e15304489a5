package uk.gpsurgery.conduct.kit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal to throw from an endpoint; {@link Problems} makes it. */
public final class HttpProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String detail;
    private final transient List<Problems.FieldError> errors;
    private final transient Map<String, ?> more;
    private final @Nullable Duration retryAfter;

    HttpProblem(
            int status,
            String code,
            String detail,
            List<Problems.FieldError> errors,
            Map<String, ?> more,
            @Nullable Duration retryAfter) {
        // A refusal is an answer: nobody needs to know where in the code it was given.
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.more = Map.copyOf(more);
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<Problems.FieldError> errors() {
        return errors;
    }

    /** Further members of the answer. */
    public Map<String, ?> more() {
        return more;
    }

    /** When it may succeed; null when sending the same again will not help. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
