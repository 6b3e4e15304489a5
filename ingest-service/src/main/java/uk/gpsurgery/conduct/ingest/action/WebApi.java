package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.StableId;

/** A platform's API over HTTP and in JSON. No redirect is followed: it would be shown the token. */
final class WebApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client;
    private final String url;
    private final Duration patience;
    private final Function<JsonNode, @Nullable Fault> reading;
    private final Clock clock;

    /**
     * @param url what all addresses begin with
     * @param patience how long one call may take to connect, and again to answer
     * @param reading what a refusal means by its body; null where the status says enough
     */
    WebApi(String url, Duration patience, Function<JsonNode, @Nullable Fault> reading, Clock clock) {
        this.client = HttpClient.newBuilder().connectTimeout(patience).build();
        this.url = url;
        this.patience = patience;
        this.reading = reading;
        this.clock = clock;
    }

    /** An answer, and what to prove it by. */
    record Told(JsonNode json, String rawHash) {}

    /** As an address is to be written. */
    static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }

    URI at(String path) {
        return URI.create(url + path);
    }

    Told ask(String method, URI where, String authorization, @Nullable Object body) {
        var request = HttpRequest.newBuilder(where)
                .timeout(patience)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(written(body)))
                .build();
        return told(answer(request));
    }

    private HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw SaidNo.away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SaidNo.away();
        }
    }

    private Told told(HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        if (status >= 300) {
            throw no(status, answer);
        }
        var json = read(answer.body());
        if (json == null) {
            throw SaidNo.away();
        }
        return new Told(json, StableId.hashOf(answer.body()));
    }

    private SaidNo no(int status, HttpResponse<byte[]> answer) {
        var plain = SaidNo.status(status, retryAfter(status, answer.headers()));
        var body = read(answer.body());
        var meant = body == null ? null : reading.apply(body);
        return meant == null ? plain : new SaidNo(meant, String.valueOf(status), plain.rest());
    }

    /** In seconds from now; X tells in every answer when its quarter of an hour ends, in seconds since 1970. */
    private @Nullable String retryAfter(int status, HttpHeaders told) {
        return told.firstValue("Retry-After")
                .or(() -> told.firstValue("x-rate-limit-reset")
                        .filter(reset -> status == 429 && reset.matches("\\d{1,12}"))
                        .map(reset -> String.valueOf(Math.max(
                                1, Long.parseLong(reset) - clock.instant().getEpochSecond()))))
                .orElse(null);
    }

    private static byte[] written(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + body.getClass());
        }
    }

    /** Null when it is none; nothing at all is what a 204 has. */
    private static @Nullable JsonNode read(byte[] raw) {
        try {
            return raw.length == 0 ? MissingNode.getInstance() : JSON.readTree(raw);
        } catch (IOException e) {
            return null;
        }
    }
}
