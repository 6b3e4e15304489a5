package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.StableId;

/** What a solicitor gets of a case: all of it, each part provable, and what is privileged only for whom it is meant. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class BundleStoryTest {

    private static final String ADVICE = "Counsel thinks that the claim is weak";

    @Inject
    TopicTap topics;

    @Inject
    ObjectMapper json;

    @Inject
    PracticeRows rows;

    @Inject
    EntityManager entities;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private Surgery surgery;
    private String id;

    @BeforeEach
    void aCaseWithAdvice() {
        surgery = new Surgery(topics, MILE_OAK);
        surgery.aPatient("p-71", "Mrs Ada Swift", "9990050031").statusCode(200);
        id = surgery.aCase("Ada <b>Swift</b> & Ältere");
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            entities.createNativeQuery("update cases set stage = 'NON_COMPLIANT' where id = '" + id + "'")
                    .executeUpdate();
        });
        tell("advice-sought", Map.of("adviser", "mdu", "question", "May we warn her?"));
        tell("advice-received", Map.of("outcome", "PROCEED_TO_WARNING", "dated", today, "summary", ADVICE));
        surgery.asManager()
                .contentType("text/plain")
                .queryParam("name", "note.txt")
                .body("She rang at noon.".getBytes(UTF_8))
                .post("/v1/cases/" + id + "/attachments")
                .then()
                .statusCode(200);
    }

    @Test
    void everyPartIsThereAndProved() throws IOException {
        var text = bundle("legal");
        var bundle = json.readTree(text);

        assertThat(numbers(bundle)).isEqualTo("A1 A2 B1 C1 D1 E1");
        var index = new StringBuilder();
        for (var exhibit : bundle.path("exhibits")) {
            var content = json.writeValueAsString(exhibit.path("content"));
            assertThat(text).contains("\"content\":" + content);
            assertThat(exhibit.path("sha256").asText()).isEqualTo(StableId.hashOf(content.getBytes(UTF_8)));
            index.append(exhibit.path("number").asText() + " "
                    + exhibit.path("sha256").asText() + "\n");
        }
        assertThat(bundle.path("sha256").asText())
                .isEqualTo(StableId.hashOf(index.toString().getBytes(UTF_8)));
        var post = bundle.at("/exhibits/2/content");
        assertThat(post.path("text").asText()).isEqualTo("They fake records");
        assertThat(post.path("textSha256").asText()).isEqualTo(StableId.hashOf("They fake records".getBytes(UTF_8)));
        assertThat(post.path("rawSha256").asText()).hasSize(64);
        assertThat(bundle.at("/exhibits/4/content").toString()).contains("new-case", "legal-advice-instruction");
        assertThat(bundle.at("/exhibits/5/content/sha256").asText())
                .isEqualTo(StableId.hashOf("She rang at noon.".getBytes(UTF_8)));
    }

    @Test
    void adviceIsForLegalEyesAndTheAuditKnowsWhoLooked() throws IOException {
        assertThat(bundle("legal")).contains(ADVICE).contains("\"privilegedLeftOut\":false");
        assertThat(bundle("practice-manager"))
                .doesNotContain(ADVICE)
                .doesNotContain("May we warn her")
                .contains("\"told\":{\"privileged\":true}")
                .contains("\"privilegedLeftOut\":true");
        assertThat(surgery.as("kay.lyle", "reception").get("/v1/cases/" + id).asString())
                .doesNotContain(ADVICE)
                .contains("\"privileged\":true");
        assertThat(surgery.asManager().get("/v1/cases/" + id).asString()).contains(ADVICE);
        assertThat(surgery.audit().toString()).contains("/v1/cases/" + id + "/bundle");
    }

    @Test
    void theSameIsOnPaper() throws IOException {
        var pdf = surgery.as("sol", "practice-manager")
                .accept("application/pdf")
                .get("/v1/cases/" + id + "/bundle")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("They fake records", "Ada <b>Swift</b> & Ältere", "What is privileged is left out", "E1")
                    .doesNotContain(ADVICE);
            assertThat(document.getNumberOfPages()).isGreaterThanOrEqualTo(7);
        }
    }

    @Test
    void othersGetNone() {
        surgery.as("kay.lyle", "reception")
                .get("/v1/cases/" + id + "/bundle")
                .then()
                .statusCode(403);
        new Surgery(topics, FERNHILL)
                .as("sol", "legal")
                .get("/v1/cases/" + id + "/bundle")
                .then()
                .statusCode(404);
    }

    private String bundle(String role) {
        return surgery.as("sol", role)
                .accept("application/json")
                .get("/v1/cases/" + id + "/bundle")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String numbers(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("exhibits").spliterator(), false)
                .map(exhibit -> exhibit.path("number").asText())
                .collect(Collectors.joining(" "));
    }

    private void tell(String happening, Map<String, ?> fields) {
        int version =
                surgery.asManager().get("/v1/cases/" + id).then().extract().path("summary.version");
        surgery.tell(surgery.asManager(), id, happening, version, fields).statusCode(200);
    }
}
