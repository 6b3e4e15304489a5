package uk.gpsurgery.conduct.ingest.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers as the Graph API does, from its documentation: comments, replies and the page's list of blocked people. */
public final class FacebookStandIn implements AutoCloseable {

    public static final String PAGE = "1234567890321";
    public static final String TOKEN = "the page's token";
    public static final String VERSION = "v24.0";

    private static final ObjectMapper JSON = new ObjectMapper();

    final Map<String, ObjectNode> comments = new ConcurrentHashMap<>();
    final Map<String, List<ObjectNode>> replies = new ConcurrentHashMap<>();
    final Set<String> blocked = ConcurrentHashMap.newKeySet();
    /** What is listed at an address after the version, the newest first: {@code <page>/feed}. */
    public final Map<String, List<ObjectNode>> lists = new ConcurrentHashMap<>();

    final Map<String, String> headers = new ConcurrentHashMap<>();

    /** Every call that came in: the method and the path after the version. */
    public final List<String> calls = new CopyOnWriteArrayList<>();

    /** Said instead of an answer to the next calls, until it is null again. */
    public volatile @Nullable Refusal refusal;

    private final HttpServer server;

    /** As the Graph API refuses: a status, and a body that is mostly an error object. */
    public record Refusal(int status, String body) {

        public static Refusal of(int code, int subcode) {
            return new Refusal(400, """
                    {"error": {"message": "(#%d) canary said by Facebook", "type": "OAuthException", "code": %d,
                     "error_subcode": %d, "fbtrace_id": "AbC"}}""".formatted(code, code, subcode));
        }
    }

    public FacebookStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static FacebookStandIn started() {
        try {
            return new FacebookStandIn();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void shows(String comment, String message) {
        comments.put(
                comment,
                JSON.createObjectNode()
                        .put("id", comment)
                        .put("message", message)
                        .put("is_hidden", false)
                        .put("can_hide", true)
                        .put("can_remove", true));
    }

    void showsAtInstagram(String comment, String text) {
        comments.put(
                comment,
                JSON.createObjectNode().put("id", comment).put("text", text).put("hidden", false));
    }

    ObjectNode comment(String id) {
        return comments.getOrDefault(id, JSON.createObjectNode());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath().substring(1);
        var given = given(call);
        calls.add(call.getRequestMethod() + " " + path.substring(path.indexOf('/') + 1));
        headers.forEach((name, value) -> call.getResponseHeaders().set(name, value));
        var refused = refusal != null ? refusal : strange(call, path);
        if (refused != null) {
            send(call, refused.status(), refused.body());
            return;
        }
        var told = told(
                call.getRequestMethod(), path.substring(VERSION.length() + 1).split("/", -1), given);
        if (told == null) {
            var gone = Refusal.of(100, 33);
            send(call, gone.status(), gone.body());
        } else {
            send(call, 200, told.toString());
        }
    }

    private static @Nullable Refusal strange(HttpExchange call, String path) {
        var shown = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
        return !path.startsWith(VERSION + "/") || !shown.endsWith(" " + TOKEN) ? Refusal.of(190, 463) : null;
    }

    private @Nullable JsonNode told(String method, String[] path, Map<String, String> given) {
        var listed = lists.get(String.join("/", path));
        if (listed != null) {
            return page(listed, Integer.parseInt(given.get("limit")), given.getOrDefault("after", "0"));
        }
        if (path[0].equals(PAGE)) {
            return path.length == 1 ? JSON.createObjectNode().put("id", PAGE) : blocked(method, given);
        }
        var comment = comments.get(path[0]);
        if (comment == null) {
            return null;
        }
        return path.length == 1 ? comment(method, comment, given) : replies(method, path[0], given);
    }

    private JsonNode comment(String method, ObjectNode comment, Map<String, String> given) {
        if (method.equals("GET")) {
            return comment;
        }
        if (method.equals("DELETE")) {
            comments.remove(comment.get("id").asText());
        } else {
            var at = given.containsKey("hide") ? "hide" : "is_hidden";
            comment.put(at.equals("hide") ? "hidden" : at, Boolean.parseBoolean(given.get(at)));
        }
        return success();
    }

    private JsonNode replies(String method, String comment, Map<String, String> given) {
        var said = replies.computeIfAbsent(comment, id -> new CopyOnWriteArrayList<>());
        if (method.equals("GET")) {
            var list = JSON.createObjectNode();
            said.forEach(list.putArray("data")::add);
            return list;
        }
        var reply = JSON.createObjectNode().put("message", given.get("message")).put("text", given.get("message"));
        reply.putObject("from").put("id", PAGE);
        said.add(reply);
        return JSON.createObjectNode().put("id", comment + "_" + said.size());
    }

    private static JsonNode page(List<ObjectNode> all, int limit, String after) {
        var from = Integer.parseInt(after);
        var page = JSON.createObjectNode();
        all.stream().skip(from).limit(limit).forEach(page.putArray("data")::add);
        page.withObject("/paging/cursors").put("after", String.valueOf(from + limit));
        if (from + limit < all.size()) {
            page.withObject("/paging").put("next", "https://graph.facebook.com/next");
        }
        return page;
    }

    private JsonNode blocked(String method, Map<String, String> given) {
        var who = given.getOrDefault("psid", "");
        if (method.equals("DELETE")) {
            blocked.remove(who);
            return success();
        }
        blocked.add(who);
        return JSON.createObjectNode().put(who, true);
    }

    private static JsonNode success() {
        return JSON.createObjectNode().put("success", true);
    }

    private static Map<String, String> given(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), UTF_8);
        var query = call.getRequestURI().getRawQuery();
        return Arrays.stream(((query == null ? "" : query) + "&" + body).split("&", -1))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], UTF_8),
                        (one, other) -> other,
                        TreeMap::new));
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
