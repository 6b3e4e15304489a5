package uk.gpsurgery.conduct.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The folder of caught mails in a browser, for this machine alone. */
final class MailInbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAILS_A_PAGE = 100;

    /** A page of another origin may point its own name at this port: only these names are answered to. */
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    // Mails bring their own style attributes; images, fonts and frames from elsewhere would tell that a mail was read.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final MailFolder folder;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    MailInbox(MailFolder folder, int port) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
    }

    void start() {
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            if (isOwnName(exchange.getRequestHeaders().getFirst("Host"))) {
                route(exchange);
            } else {
                say(exchange, 421, "This inbox answers to localhost only.");
            }
        }
    }

    private static boolean isOwnName(@Nullable String host) {
        return host != null && OWN_NAMES.contains(host.replaceFirst(":[0-9]+$", ""));
    }

    private void route(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        if (method.equals("DELETE") && path.equals("/api/messages")) {
            folder.clear();
            exchange.sendResponseHeaders(204, -1);
        } else if (!method.equals("GET")) {
            say(exchange, 405, "Not here.");
        } else if (path.equals("/")) {
            page(exchange, list(exchange.getRequestURI().getQuery()));
        } else if (path.equals("/api/messages")) {
            messages(exchange);
        } else if (path.equals("/api/newest")) {
            var ids = folder.ids();
            send(exchange, 200, "application/json", JSON.writeValueAsBytes(ids.isEmpty() ? "" : ids.get(0)));
        } else if (path.equals("/inbox.css")) {
            resource(exchange, "text/css");
        } else if (path.equals("/inbox.js")) {
            resource(exchange, "text/javascript");
        } else if (path.startsWith("/messages/")) {
            message(exchange, path.substring("/messages/".length()));
        } else {
            say(exchange, 404, "There is nothing here.");
        }
    }

    private String list(@Nullable String query) throws IOException {
        var ids = folder.ids();
        var before = query != null && query.startsWith("before=") ? query.substring("before=".length()) : null;
        var shown = ids.stream()
                .filter(id -> before == null || id.compareTo(before) < 0)
                .limit(MAILS_A_PAGE)
                .toList();
        var mails = new ArrayList<Mail>();
        for (var id : shown) {
            folder.mail(id).ifPresent(mails::add);
        }
        var isLast = shown.isEmpty() || shown.get(shown.size() - 1).equals(ids.get(ids.size() - 1));
        return MailPages.list(mails, ids.size(), !isLast);
    }

    private void message(HttpExchange exchange, String rest) throws IOException {
        var id = rest.replaceFirst("/source$", "");
        var source = folder.source(id);
        if (source.isEmpty()) {
            say(exchange, 404, "There is no such mail.");
        } else if (rest.endsWith("/source")) {
            send(exchange, 200, "text/plain", source.get());
        } else {
            page(exchange, MailPages.mail(Mail.read(id, source.get())));
        }
    }

    private void messages(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (var array = JSON.writer().writeValuesAsArray(exchange.getResponseBody())) {
            for (var id : folder.ids()) {
                var mail = folder.mail(id);
                if (mail.isPresent()) {
                    array.write(mail.get());
                }
            }
        }
    }

    private static void resource(HttpExchange exchange, String type) throws IOException {
        var place = "/mail" + exchange.getRequestURI().getPath();
        try (var in = Objects.requireNonNull(MailInbox.class.getResourceAsStream(place), place)) {
            send(exchange, 200, type, in.readAllBytes());
        }
    }

    private static void page(HttpExchange exchange, String html) throws IOException {
        send(exchange, 200, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void say(HttpExchange exchange, int status, String sentence) throws IOException {
        send(exchange, status, "text/plain", sentence.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().put("Content-Type", List.of(type + "; charset=utf-8"));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
