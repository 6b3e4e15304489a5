package uk.gpsurgery.conduct.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

/** Who sends too much, too deep, too dense or too slowly is refused within limits, and the next caller is served. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class HostileSenderTest {

    private static final long GIGABYTE = 1L << 30;

    private Topic comments = Topic.fromNow("comments.v1");

    @BeforeEach
    void listen() {
        comments = Topic.fromNow("comments.v1");
    }

    @AfterEach
    void nothingOfItWasToldAndTheNextIsServed() {
        comments.holdsNothingMore();
        comments.close();
        client().contentType("application/json")
                .body(
                        "{\"platform\": \"google\", \"externalId\": \"after\", \"author\": {\"name\": \"D\"}, \"text\": \"Fine\"}")
                .post("/v1/comments")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/comments,         application/json,       1",
        "/v1/comments/batch,   application/x-ndjson,  64",
        "/v1/comments/batch,   text/csv,              64",
        "/v1/incidents,        application/json,       1",
        "/v1/mail/nhs-website, message/rfc822,        10",
        "/webhooks/meta,       application/json,       8",
        "/webhooks/google,     application/json,       1",
    })
    void aGigabyteIsNotRead(String path, String type, int megabytes) throws IOException {
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var out = connection.getOutputStream();
            write(out, head(path, type, "Content-Length: " + GIGABYTE));
            // Google's door is shut to all but its own account, whatever they bring.
            assertThat(status(connection)).isEqualTo(path.equals("/webhooks/google") ? 401 : 413);
        }
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var sent = sentUntilRefused(connection, head(path, type, "Transfer-Encoding: chunked"));
            // What stands in the buffers of both ends is sent and not read.
            assertThat(sent).isLessThan((megabytes + 16L) << 20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/comments, application/json",
        "/v1/mail/nhs-website, message/rfc822",
        "/webhooks/meta, application/json"
    })
    void whatIsPackedIsNotUnpacked(String path, String type) throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bomb)) {
            packed.write(new byte[64 << 20]);
        }

        var status = client().contentType(type)
                .header("Content-Encoding", "gzip")
                .body(bomb.toByteArray())
                .post(path)
                .statusCode();

        assertThat(status).isIn(400, 403, 415, 422);
    }

    @Test
    void aWebhookOfThreeThousandLevelsIsRefused() throws Exception {
        var deep = "{\"entry\": " + "[".repeat(3000) + "]".repeat(3000) + "}";

        WebhookTest.send(deep, WebhookTest.SECRET).statusCode(400);
    }

    @Test
    void whoSendsDropByDropIsHungUpOn() throws Exception {
        var begun = System.nanoTime();
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            connection.setSoTimeout(20_000);
            var out = connection.getOutputStream();
            write(out, head("/v1/comments", "application/json", "Content-Length: 100000"));
            var drops = new Thread(() -> drip(out));
            drops.start();

            assertThat(status(connection)).isIn(408, -1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            connection.close();
            drops.join();
        }
    }

    private static void drip(OutputStream out) {
        try {
            while (true) {
                write(out, " ");
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException e) {
            // Hung up on.
        }
    }

    private static long sentUntilRefused(Socket connection, String head) throws IOException {
        var out = connection.getOutputStream();
        write(out, head);
        var piece = " ".repeat(65_536);
        for (var sent = 0L; sent < GIGABYTE; sent += piece.length()) {
            try {
                write(out, "10000\r\n" + piece + "\r\n");
            } catch (SocketException hungUp) {
                return sent;
            }
            if (connection.getInputStream().available() > 0) {
                return sent;
            }
        }
        return GIGABYTE;
    }

    private static String head(String path, String type, String length) {
        var token = Tokens.ofThisRun().person("gareth.noakes", "Y12345", Set.of("practice-manager"), Service.SHORT);
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nAuthorization: Bearer "
                + token + "\r\n" + length + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /** -1 when the other end hung up without a word. */
    private static int status(Socket connection) throws IOException {
        try {
            var first = new String(connection.getInputStream().readNBytes(12), UTF_8);
            return first.isEmpty() ? -1 : Integer.parseInt(first.substring(9));
        } catch (SocketException e) {
            return -1;
        }
    }
}
