package uk.gpsurgery.conduct.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;
import static uk.gpsurgery.conduct.ingest.Service.person;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.StableId;

/** Evidence is fetched for those who decide; {@code localhost} is the practice's own in the tests' properties. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class MediaTest {

    private static final byte[] PICTURE = {1, 2, 3};

    @Test
    void aPictureComesWithItsHash() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.getResponseHeaders().set("Content-Type", "image/png");
            call.sendResponseHeaders(200, PICTURE.length);
            call.getResponseBody().write(PICTURE);
            call.close();
        });
        server.start();
        try {
            var answer = person("practice-manager")
                    .contentType("application/json")
                    .body("{\"url\": \"http://localhost:" + server.getAddress().getPort() + "/1.png\"}")
                    .post("/v1/media");

            answer.then()
                    .statusCode(200)
                    .contentType("image/png")
                    .header("X-Content-SHA256", StableId.hashOf(PICTURE))
                    .header("Content-Disposition", "attachment")
                    .header("X-Content-Type-Options", "nosniff");
            assertThat(answer.asByteArray()).isEqualTo(PICTURE);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatLeadsIntoThisNetworkIsRefused() {
        var answer = person("practice-manager")
                .contentType("application/json")
                .body("{\"url\": \"http://169.254.169.254/latest/meta-data\"}")
                .post("/v1/media");

        answer.then().statusCode(422).contentType("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo("URL_NOT_FETCHED");
    }

    @Test
    void onlyThoseWhoDecideFetch() {
        client().contentType("application/json")
                .body("{\"url\": \"https://photos.example/1\"}")
                .post("/v1/media")
                .then()
                .statusCode(403);
    }
}
