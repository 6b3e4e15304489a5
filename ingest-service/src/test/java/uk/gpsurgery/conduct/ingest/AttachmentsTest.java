package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.person;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.kit.StableId;

/** A photograph that goes with an incident is kept as it was handed in, for its practice alone. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class AttachmentsTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void aPhotographIsKeptAndNamedInTheIncident() {
        var photo = starting("ffd8ffe0", 5 * MEGABYTE);

        var answer = hand(photo);
        answer.then().statusCode(201);
        assertThat(answer.jsonPath().getString("sha256")).isEqualTo(StableId.hashOf(photo));
        assertThat(answer.jsonPath().getString("type")).isEqualTo("image/jpeg");
        var place = answer.header("Location");
        assertThat(hand(photo).header("Location")).isEqualTo(place);

        var found = person("practice-manager").get(place);
        found.then().statusCode(200).contentType("image/jpeg").header("X-Content-SHA256", StableId.hashOf(photo));
        assertThat(found.asByteArray()).isEqualTo(photo);

        try (var comments = Topic.fromNow("comments.v1")) {
            person("reception")
                    .contentType("application/json")
                    .body("{\"text\": \"Somebody filmed the waiting room.\", \"url\": \"https://elsewhere.example/1\","
                            + " \"media\": [{\"type\": \"photo\", \"url\": \"" + place + "\"}]}")
                    .post("/v1/incidents")
                    .then()
                    .statusCode(202);
            assertThat(comments.next().data().at("/media/0/url").asText()).isEqualTo(place);
        }
    }

    @Test
    void anotherPracticeDoesNotFindIt() {
        var place = hand(starting("89504e470d0a1a0a", 100)).header("Location");

        given().auth()
                .oauth2(Tokens.ofThisRun().person("donna.reid", "Y54321", Set.of("practice-manager"), Service.SHORT))
                .get(place)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "474946383961,                     image/gif",
        "52494646aabbccdd57454250,         image/webp",
        "000000186674797068656963,         image/heic",
        "00000018667479706d703432,         video/mp4",
        "0000001466747970717420200000,     video/quicktime",
        "255044462d312e37,                 application/pdf",
    })
    void whatItIsSaysItsContent(String begins, String type) {
        assertThat(hand(starting(begins, 200)).jsonPath().getString("type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<svg onload=alert(1)>", "<html>", "MZ", "#!/bin/sh", "", "PK\u0003\u0004"})
    void anythingElseIsRefused(String content) {
        assertThat(hand(content.getBytes(UTF_8)).statusCode()).isEqualTo(415);
    }

    @Test
    void moreThanTwentyMegabytesIsNotTaken() {
        hand(starting("ffd8ff", 20 * MEGABYTE)).then().statusCode(201);
        hand(starting("ffd8ff", 20 * MEGABYTE + 1)).then().statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2Fx", "ff", "half-1", "..", "%2Fetc%2Fpasswd"})
    void aHashLeadsNowhereElse(String hash) {
        assertThat(person("practice-manager")
                        .urlEncodingEnabled(false)
                        .get("/v1/incidents/attachments/" + hash)
                        .statusCode())
                .isIn(404, 405);
    }

    private static Response hand(byte[] bytes) {
        return person("reception")
                .contentType("application/octet-stream")
                .body(bytes)
                .post("/v1/incidents/attachments");
    }

    private static byte[] starting(String hex, int length) {
        return Arrays.copyOf(HexFormat.of().parseHex(hex), length);
    }
}
