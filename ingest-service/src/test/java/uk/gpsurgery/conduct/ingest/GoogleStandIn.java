package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.infra.Tokens;

/** Answers as Google does, from its documentation: tokens, keys, and the reviews of one location. */
public final class GoogleStandIn implements QuarkusTestResourceLifecycleManager {

    static final String LOCATION = "accounts/11/locations/22";
    static final String PRACTICE = "Y54321";
    static final String PUSHER = "pusher@conduct.iam.example";
    static final String ISSUER = "https://accounts.google.example";

    static final Map<String, ObjectNode> REVIEWS = new ConcurrentHashMap<>();

    /** Every call that came in: the method and the path. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** The status that is answered instead, until it is null again. */
    static volatile @Nullable Integer refusal;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static volatile int issued;
    private static volatile boolean grantEnded;
    private @Nullable HttpServer server;

    static void shows(String id, String name, String stars, @Nullable String words, String created, String updated) {
        var review = JSON.createObjectNode()
                .put("name", LOCATION + "/reviews/" + id)
                .put("reviewId", id)
                .put("starRating", stars)
                .put("createTime", created)
                .put("updateTime", updated);
        review.putObject("reviewer").put("displayName", name);
        if (words != null) {
            review.put("comment", words);
        }
        REVIEWS.put(id, review);
    }

    static ObjectNode review(String id) {
        return REVIEWS.getOrDefault(id, JSON.createObjectNode());
    }

    /** All access tokens given so far are worth nothing now. */
    static void withdrawTokens() {
        issued++;
    }

    static void endGrant(boolean ended) {
        grantEnded = ended;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", GoogleStandIn::answer);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.rest-client.google-business.url",
                url,
                "quarkus.oidc-client.auth-server-url",
                url,
                "quarkus.oidc.pushes-of-google.auth-server-url",
                url,
                "quarkus.oidc.pushes-of-google.tenant-enabled",
                "true",
                "conduct.ingest.google.refresh-token",
                "agreed to once",
                "conduct.ingest.google.locations.\"" + LOCATION + "\"",
                PRACTICE,
                "conduct.ingest.google.push-account",
                PUSHER,
                "conduct.ingest.google.rest",
                "0.3S");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        if (path.equals("/token")) {
            token(call, body);
        } else if (path.startsWith("/.well-known")) {
            var url = "http://127.0.0.1:" + call.getLocalAddress().getPort();
            send(call, 200, JSON.createObjectNode().put("issuer", ISSUER).put("jwks_uri", url + "/keys"));
        } else if (path.equals("/keys")) {
            send(call, 200, keys());
        } else {
            CALLS.add(call.getRequestMethod() + " " + path);
            business(call, path.substring(("/v4/" + LOCATION + "/reviews").length()), body);
        }
    }

    private static void token(HttpExchange call, String body) throws IOException {
        var isGood = !grantEnded && body.contains("grant_type=refresh_token") && body.contains("agreed+to+once");
        send(
                call,
                isGood ? 200 : 400,
                isGood
                        ? JSON.createObjectNode()
                                .put("access_token", "token-" + issued)
                                .put("expires_in", 3599)
                                .put("token_type", "Bearer")
                        : JSON.createObjectNode().put("error", "invalid_grant"));
    }

    private static void business(HttpExchange call, String path, String body) throws IOException {
        var shown = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        if (refusal != null || !shown.equals("Bearer token-" + issued)) {
            call.getResponseHeaders().set("Retry-After", "2");
            send(call, refusal == null ? 401 : refusal, JSON.createObjectNode().put("error", "canary said by Google"));
        } else if (path.isEmpty()) {
            send(call, 200, page(String.valueOf(call.getRequestURI().getQuery())));
        } else {
            var parts = path.substring(1).split("/", -1);
            var review = REVIEWS.get(parts[0]);
            if (review == null) {
                send(call, 404, JSON.createObjectNode());
            } else if (parts.length == 1) {
                send(call, 200, review);
            } else {
                reply(call, review, body);
            }
        }
    }

    private static void reply(HttpExchange call, ObjectNode review, String body) throws IOException {
        if (call.getRequestMethod().equals("DELETE")) {
            review.remove("reviewReply");
            send(call, 200, JSON.createObjectNode());
        } else {
            review.set("reviewReply", JSON.readTree(body));
            send(call, 200, review.get("reviewReply"));
        }
    }

    private static JsonNode page(String query) {
        var from = query.contains("pageToken=") ? Integer.parseInt(query.replaceAll(".*pageToken=(\\d+).*", "$1")) : 0;
        var size = Integer.parseInt(query.replaceAll(".*pageSize=(\\d+).*", "$1"));
        var page = JSON.createObjectNode();
        var all = REVIEWS.values().stream()
                .sorted(Comparator.comparing((ObjectNode one) ->
                                Instant.parse(one.get("updateTime").asText()))
                        .reversed())
                .toList();
        all.stream().skip(from).limit(size).forEach(page.putArray("reviews")::add);
        if (from + size < all.size()) {
            page.put("nextPageToken", String.valueOf(from + size));
        }
        return page;
    }

    private static JsonNode keys() {
        try {
            var encoded = Base64.getDecoder()
                    .decode(Tokens.ofThisRun().settings().getOrDefault("quarkus.oidc.public-key", ""));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            var base64 = Base64.getUrlEncoder().withoutPadding();
            var keys = JSON.createObjectNode();
            keys.putArray("keys")
                    .addObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("n", base64.encodeToString(key.getModulus().toByteArray()))
                    .put("e", base64.encodeToString(key.getPublicExponent().toByteArray()));
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange call, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
