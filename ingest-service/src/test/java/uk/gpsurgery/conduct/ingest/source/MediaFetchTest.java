package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.kit.HttpProblem;

/** What is fetched for evidence from a server that may be anybody's; here {@code localhost} is the practice's own. */
class MediaFetchTest {

    private final Vertx vertx = Vertx.vertx();
    private final MediaFetch media = new MediaFetch(vertx, new Set1000Bytes());
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    MediaFetchTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    record Set1000Bytes() implements MediaConfig {

        @Override
        public MemorySize largest() {
            return new MemorySize(BigInteger.valueOf(1000));
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Optional<Set<String>> ownHosts() {
            return Optional.of(Set.of("localhost"));
        }

        @Override
        public Optional<String> folder() {
            return Optional.empty();
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        vertx.close();
    }

    @Test
    void aPictureIsFetchedAlsoBehindARedirect() {
        assertThat(media.fetch(at("/photo")).bytes().toString()).isEqualTo("a picture");
        assertThat(media.fetch(at("/photo?size=1")).type()).isEqualTo("image/jpeg");
        assertThat(media.fetch(at("/moved")).bytes().toString()).isEqualTo("a picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://files.example/1.jpg",
                "jar:http://localhost/x!/y",
                "/photo",
                "localhost",
                "http://",
                "http://gareth@localhost/photo",
                "not an address",
                "http://127.0.0.1/photo",
                "http://[::1]/photo",
                "http://127.1/photo",
                "http://2130706433/photo",
                "http://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/photo",
            })
    void whatLeadsNowhereOnTheOpenInternetIsNotAsked(String url) {
        assertThat(refusal(url)).isEqualTo("URL_NOT_FETCHED");
    }

    @ParameterizedTest
    @CsvSource({
        "/inside,   URL_NOT_FETCHED",
        "/metadata, URL_NOT_FETCHED",
        "/to-file,  URL_NOT_FETCHED",
        "/round,    MEDIA_NOT_THERE",
        "/nowhere,  MEDIA_NOT_THERE",
        "/bad,      MEDIA_NOT_THERE",
        "/page,     NOT_MEDIA",
        "/drawing,  NOT_MEDIA",
        "/large,    MEDIA_TOO_LARGE",
        "/endless,  MEDIA_TOO_LARGE",
        "/silent,   MEDIA_NOT_THERE",
    })
    void whatAServerOfAnybodysDoesIsBounded(String path, String code) {
        var begun = System.nanoTime();

        assertThat(refusal(at(path))).isEqualTo(code);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aRedirectIntoThisNetworkIsNotFollowed() {
        refusal(at("/inside"));

        assertThat(asked).containsExactly("/inside");
    }

    private String refusal(String url) {
        return catchThrowableOfType(HttpProblem.class, () -> media.fetch(url)).code();
    }

    private String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        asked.add(path);
        switch (path) {
            case "/photo" -> send(call, "image/jpeg", "a picture");
            case "/moved" -> redirect(call, "/photo");
            case "/inside" ->
                redirect(call, "http://127.0.0.1:" + server.getAddress().getPort() + "/photo");
            case "/metadata" -> redirect(call, "http://169.254.169.254/");
            case "/to-file" -> redirect(call, "file:///etc/passwd");
            case "/round" -> redirect(call, "/round");
            case "/bad" -> redirect(call, "http://[");
            case "/page" -> send(call, "text/html", "<html>");
            case "/drawing" -> send(call, "image/svg+xml", "<svg>");
            case "/large" -> send(call, "image/jpeg", "x".repeat(1001));
            case "/endless" -> endless(call);
            case "/silent" -> silent();
            default -> {
                call.sendResponseHeaders(404, -1);
                call.close();
            }
        }
    }

    private static void send(HttpExchange call, String type, String body) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(200, body.length());
        call.getResponseBody().write(body.getBytes(UTF_8));
        call.close();
    }

    private static void redirect(HttpExchange call, String to) throws IOException {
        call.getResponseHeaders().set("Location", to);
        call.sendResponseHeaders(302, -1);
        call.close();
    }

    private void endless(HttpExchange call) throws IOException {
        call.getResponseHeaders().set("Content-Type", "video/mp4");
        call.sendResponseHeaders(200, 0);
        while (over.getCount() > 0) {
            call.getResponseBody().write(new byte[100]);
        }
    }

    private void silent() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
