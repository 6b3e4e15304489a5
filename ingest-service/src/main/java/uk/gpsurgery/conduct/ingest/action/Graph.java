package uk.gpsurgery.conduct.ingest.action;

import com.restfb.DefaultFacebookClient;
import com.restfb.DefaultJsonMapper;
import com.restfb.DefaultWebRequestor;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookException;
import com.restfb.exception.FacebookGraphException;
import com.restfb.json.Json;
import com.restfb.json.JsonObject;
import com.restfb.json.ParseException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import uk.gpsurgery.conduct.ingest.MetaConfig;

/** Meta's Graph API, asked with one token. What it refuses is told by its numbers, see Meta's "Handling Errors". */
final class Graph {

    private final DefaultFacebookClient client;
    private final Duration rest;
    private final Consumer<Duration> tired;

    /**
     * @param tired is told how long the API wants to be left alone, whenever its headers ask for it
     */
    Graph(String token, MetaConfig config, Consumer<Duration> tired) {
        var secret = config.appSecrets().map(secrets -> secrets.get(0)).orElse(null);
        this.client = new DefaultFacebookClient(
                token,
                secret,
                new Patient(Math.toIntExact(config.patience().toMillis())),
                new DefaultJsonMapper(),
                Version.UNVERSIONED);
        client.setHeaderAuthorization(true);
        client.setFacebookEndpointUrls(new At(config.graphUrl() + "/" + config.graphVersion()));
        this.rest = config.rest();
        this.tired = tired;
    }

    /** The answer as it was written. */
    String raw(String path, Parameter... parameters) {
        return ask(() -> client.fetchObject(path, String.class, parameters));
    }

    /** What is read from an answer that is an object. */
    static <T> T read(String raw, Function<JsonObject, T> reading) {
        try {
            return reading.apply(Json.parse(raw).asObject());
        } catch (ParseException | UnsupportedOperationException e) {
            throw SaidNo.away();
        }
    }

    void post(String path, Parameter... parameters) {
        ask(() -> client.publish(path, JsonObject.class, parameters));
    }

    void delete(String path, Parameter... parameters) {
        ask(() -> client.deleteObject(path, parameters));
    }

    /** "No such comment" is also what an account hears that may not look: only one that sees itself is believed. */
    Answer believed(String account, Supplier<Answer> question) {
        try {
            return question.get();
        } catch (SaidNo no) {
            if (no.fault() != Fault.GONE || sees(account)) {
                throw no;
            }
            throw no.doubted();
        }
    }

    private boolean sees(String id) {
        try {
            return id.equals(read(raw(id, Parameter.with("fields", "id")), shown -> shown.getString("id", "")));
        } catch (SaidNo no) {
            return false;
        }
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (FacebookException e) {
            throw said(e);
        } catch (ParseException | UnsupportedOperationException e) {
            throw SaidNo.away();
        } finally {
            FacebookUsage.rest(client.getWebRequestor().getDebugHeaderInfo(), rest)
                    .ifPresent(tired);
        }
    }

    private static SaidNo said(FacebookException fault) {
        if (!(fault instanceof FacebookGraphException told)) {
            return SaidNo.away();
        }
        var code = Objects.requireNonNullElse(told.getErrorCode(), 0);
        var subcode = Objects.requireNonNullElse(told.getErrorSubcode(), 0);
        return new SaidNo(
                fault(code, subcode, Boolean.TRUE.equals(told.getIsTransient())),
                told.getErrorCode() == null ? "" : code.toString(),
                null);
    }

    private static Fault fault(int code, int subcode, boolean isTransient) {
        if ((code >= 200 && code < 300) || code == 10 || code == 3) {
            return Fault.NOT_ALLOWED;
        }
        if (code >= 80_000 && code <= 80_014) {
            return Fault.ASKED_TOO_MUCH;
        }
        return switch (code) {
            case 102, 190 -> Fault.TOKEN_ENDED;
            case 4, 17, 32, 341, 613 -> Fault.ASKED_TOO_MUCH;
            case 100 -> subcode == 33 ? Fault.GONE : Fault.REFUSED;
            case 803 -> Fault.GONE;
            case 368 -> Fault.BLOCKED;
            case 0, 1, 2 -> Fault.AWAY;
            default -> isTransient ? Fault.AWAY : Fault.REFUSED;
        };
    }

    private record At(String graph) implements FacebookEndpoints {

        @Override
        public String getGraphEndpoint() {
            return graph;
        }
    }

    /** The library itself would wait for three minutes. */
    private static final class Patient extends DefaultWebRequestor {

        private final int millis;

        Patient(int millis) {
            this.millis = millis;
        }

        @Override
        protected void customizeConnection(HttpURLConnection connection) {
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
        }
    }
}
