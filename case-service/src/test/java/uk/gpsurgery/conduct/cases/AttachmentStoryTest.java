package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.StableId;

/** Files on a case: taken for what they are, given out as they came, and each look is on record. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class AttachmentStoryTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final int MIB = 1 << 20;

    @Inject
    TopicTap topics;

    private Surgery surgery;
    private String id;

    @BeforeEach
    void aCase() {
        surgery = new Surgery(topics, MILE_OAK);
        id = surgery.aCase();
    }

    @Test
    void aFileIsKeptOnceAndComesBackAsItWas() {
        String attachment = add(surgery.asManager(), "Bild ä.png", "image/png", PNG)
                .statusCode(200)
                .body("type", equalTo("image/png"))
                .body("bytes", equalTo(PNG.length))
                .body("sha256", equalTo(StableId.hashOf(PNG)))
                .extract()
                .path("id");
        add(surgery.asManager(), "again.png", "application/octet-stream", PNG)
                .statusCode(200)
                .body("id", equalTo(attachment))
                .body("name", equalTo("Bild ä.png"));
        surgery.asManager().get(path()).then().body("sha256", contains(StableId.hashOf(PNG)));

        var content = surgery.as("ola.ray", "partner").get(path() + "/" + attachment);
        content.then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Disposition", "attachment; filename*=UTF-8''Bild%20%C3%A4.png")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(content.asByteArray()).isEqualTo(PNG);
        assertThat(audit()).contains("ola.ray GET " + path() + "/" + attachment + ": DONE");
    }

    @Test
    void theLargestIsTwentyMebibytes() {
        add(surgery.asManager(), "a.png", "image/png", Arrays.copyOf(PNG, 20 * MIB))
                .statusCode(200);
        add(surgery.asManager(), "b.png", "image/png", Arrays.copyOf(PNG, 20 * MIB + 1))
                .statusCode(413)
                .body("code", equalTo("TOO_LARGE"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.png, image/png, MZ this is a program, 415, WRONG_TYPE",
        "a.png, image/png, %PDF-1.7 no picture, 415, WRONG_TYPE",
        "a.pdf, application/pdf, %PDF-1.7 /S /JavaScript, 422, DANGEROUS_FILE",
        "a.txt, text/plain, X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-?ANTIVIRUS-TEST-FILE!$H+H*, 422, DANGEROUS_FILE",
        "../a.txt, text/plain, hello, 400, BAD_INPUT",
        "'', text/plain, hello, 400, BAD_INPUT"
    })
    void whatIsNoEvidenceIsRefusedAndTheRefusalIsOnRecord(
            String name, String type, String content, int status, String code) {
        add(surgery.asManager(), name, type, content.replace("?", "").getBytes(ISO_8859_1))
                .statusCode(status)
                .body("code", equalTo(code));

        surgery.asManager().get(path()).then().body("size()", equalTo(0));
        assertThat(audit()).contains("manager-of-Y12345 POST " + path() + ": " + code);
    }

    @Test
    void othersHaveNoPartInIt() {
        String attachment =
                add(surgery.asManager(), "a.png", "image/png", PNG).extract().path("id");
        add(surgery.as("kay.lyle", "reception"), "a.png", "image/png", PNG).statusCode(403);
        surgery.as("kay.lyle", "reception")
                .get(path() + "/" + attachment)
                .then()
                .statusCode(403);
        var fernhill = new Surgery(topics, FERNHILL);
        add(fernhill.asManager(), "a.png", "image/png", PNG).statusCode(404);
        fernhill.asManager().get(path() + "/" + attachment).then().statusCode(404);
        surgery.asManager()
                .get(path() + "/none")
                .then()
                .statusCode(404)
                .body("code", equalTo("NO_SUCH_ATTACHMENT"))
                .body("detail", containsString("no file"));
    }

    private ValidatableResponse add(RequestSpecification who, String name, String type, byte[] content) {
        return who.contentType(type)
                .queryParam("name", name)
                .body(content)
                .post(path())
                .then();
    }

    private String path() {
        return "/v1/cases/" + id + "/attachments";
    }

    private java.util.List<String> audit() {
        return surgery.audit().stream()
                .map(row -> "%s %s %s: %s"
                        .formatted(row.get("who"), row.get("what"), row.get("object"), row.get("outcome")))
                .toList();
    }
}
