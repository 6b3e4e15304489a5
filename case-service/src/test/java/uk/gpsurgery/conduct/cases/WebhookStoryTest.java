package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Practice IT is told of every move, can prove who told it, and is tried again when it did not answer. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class WebhookStoryTest {

    @Inject
    TopicTap topics;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private Surgery surgery;
    private HttpServer it;
    private volatile int answer = 204;

    private record Told(String path, String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void open() throws IOException {
        surgery = new Surgery(topics, FERNHILL);
        it = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        it.createContext("/", call -> {
            var headers = call.getRequestHeaders();
            told.add(new Told(
                    call.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(call.getRequestBody().readAllBytes(), UTF_8)));
            call.getResponseHeaders().set("Location", "/elsewhere");
            call.sendResponseHeaders(answer, -1);
            call.close();
        });
        it.start();
    }

    @AfterEach
    void close() {
        surgery.asManager().delete("/v1/webhooks/it");
        it.stop(0);
    }

    @Test
    void everyMoveIsToldAndSignedWithEachLiveSecret() throws Exception {
        String first = keep().statusCode(200)
                .body("secret", startsWith("whsec_"))
                .extract()
                .path("secret");
        var id = surgery.aCase();
        var opened = moveOf(id, "breach-suspected");
        assertThat(opened.signature()).isEqualTo(signature(first, opened));
        assertThat(opened.body()).contains("\"type\":\"case.moved\"").doesNotContain("fake records");

        String second = surgery.asManager()
                .post("/v1/webhooks/it/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        surgery.confirm(id, 1).statusCode(200);
        var confirmed = moveOf(id, "breach-confirmed");
        assertThat(confirmed.signature()).isEqualTo(signature(second, confirmed) + " " + signature(first, confirmed));
        assertThat(confirmed.id()).isNotEqualTo(opened.id());
        surgery.asManager()
                .get("/v1/webhooks")
                .then()
                .body("id", contains("it"))
                .body("[0].secret", nullValue())
                .body("[0].switchedOn", equalTo(true));
    }

    @Test
    void whoDoesNotAnswerIsToldAgainAndSwitchedOffInTheEnd() {
        answer = 302;
        keep().statusCode(200);
        surgery.aCase();

        await().atMost(ofSeconds(20))
                .untilAsserted(
                        () -> surgery.asManager().get("/v1/webhooks").then().body("[0].switchedOn", equalTo(false)));
        assertThat(told).hasSize(3).allMatch(one -> one.path().equals("/hook"));
        assertThat(told.stream().map(Told::id).distinct()).hasSize(1);
        answer = 204;
        surgery.aCase();
        keep().body("switchedOn", equalTo(true)).body("secret", nullValue());
        var id = surgery.aCase();
        moveOf(id, "breach-suspected");
        assertThat(told).hasSize(4);
    }

    @Test
    void onlyThoseWhoMayRegisterOneAndItLeadsWhereOpsAllow() {
        register(surgery.as("kay.lyle", "reception"), url()).statusCode(403);
        register(surgery.asManager(), "http://169.254.169.254/latest/meta-data")
                .statusCode(400)
                .body("errors.field", contains("url"));
        register(surgery.asManager(), "no url at all").statusCode(400);
        keep().statusCode(200);
        var mileOak = new Surgery(topics, MILE_OAK);
        mileOak.asManager().get("/v1/webhooks").then().body("size()", equalTo(0));
        mileOak.asManager().delete("/v1/webhooks/it").then().statusCode(404).body("code", equalTo("NO_SUCH_WEBHOOK"));
        mileOak.aCase();
        assertThat(told).isEmpty();
    }

    private ValidatableResponse keep() {
        return register(surgery.asManager(), url());
    }

    private static ValidatableResponse register(io.restassured.specification.RequestSpecification who, String url) {
        return who.body(Map.of("url", url)).put("/v1/webhooks/it").then();
    }

    private String url() {
        return "http://localhost:" + it.getAddress().getPort() + "/hook";
    }

    private Told moveOf(String id, String happening) {
        return await().atMost(ofSeconds(20))
                .until(
                        () -> told.stream()
                                .filter(one ->
                                        one.body().contains(id) && one.body().contains(happening))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static String signature(String secret, Told one) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        var content = one.id() + "." + one.timestamp() + "." + one.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }
}
