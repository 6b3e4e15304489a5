package uk.gpsurgery.conduct.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;

/** What the commissioner, a website and the person themselves ask for. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class DocumentStoryTest {

    private static final String REASON = "You came to the surgery with a knife.";

    private static final Map<String, Object> COMPLAINT = Map.of(
            "name", "Dr Ivy Marsh",
            "email", "ivy.marsh@mile-oak.example",
            "meaning", "That she forges records",
            "whyDefamatory", "It accuses her of a crime",
            "whatIsUntrue", "No record was forged",
            "mayBePassedOn", false);

    @Inject
    TopicTap topics;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private Surgery surgery;
    private String id;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, MILE_OAK);
        surgery.aPatient("p-81", "Mr Cy Plover", "9990050058").statusCode(200);
        id = surgery.aCase();
    }

    @Test
    void aRemovalHasItsFormAndItsReasonsOnceItIsDecided() throws IOException {
        surgery.asManager()
                .get(document("removal-form"))
                .then()
                .statusCode(409)
                .body("code", equalTo("NO_REMOVAL_DECIDED"));
        removed();

        surgery.asManager()
                .get(document("removal-form"))
                .then()
                .statusCode(200)
                .body("type", equalTo("Immediate Removal"))
                .body("practiceCode", equalTo(MILE_OAK))
                .body("patientName", equalTo("Mr Cy Plover"))
                .body("nhsNumber", equalTo("9990050058"))
                .body("reason", equalTo(REASON))
                .body("policeToldOn", equalTo(today.toString()))
                .body("policeReference", equalTo("log 7"));
        surgery.as("sol", "legal")
                .get(document("statement-of-reasons"))
                .then()
                .statusCode(200)
                .body("decisions.by", contains("manager-of-Y12345", "james.thornbury"))
                .body("decisions[1].inTheirWords.specificReason", equalTo(REASON))
                .body("decisions[1].checked", hasItem("nobody decides about posts in which they are named"))
                .body("decisions[1].law", containsString("paragraph 24"));
        assertThat(printed("statement-of-reasons")).contains("Statement of reasons", REASON, "in their words");
        assertThat(printed("removal-form")).contains("Mr Cy Plover", "9990050058");
    }

    @Test
    void aNoticeOfComplaintIsForAnAuthorNobodyKnows() {
        surgery.asManager()
                .body(COMPLAINT)
                .post(document("section-5-notice"))
                .then()
                .statusCode(200)
                .body("complainant", equalTo("Dr Ivy Marsh"))
                .body("statements", hasSize(1))
                .body("statements[0].words", equalTo("They fake records"))
                .body("statements[0].platform", equalTo("facebook"))
                .body("noMeansToSue", containsString("sufficient information"))
                .body("nameAndEmailMayBeGivenToThePoster", equalTo(false));
        surgery.asManager()
                .body(Map.of("name", "Dr Ivy Marsh", "email", "none"))
                .post(document("section-5-notice"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("email", "mayBePassedOn", "meaning", "whatIsUntrue", "whyDefamatory"));

        surgery.confirm(id, 1).statusCode(200);
        identify();
        surgery.asManager()
                .body(COMPLAINT)
                .post(document("section-5-notice"))
                .then()
                .statusCode(409)
                .body("code", equalTo("AUTHOR_IS_KNOWN"));
    }

    @Test
    void aPersonGetsWhatIsKeptAboutThemAndNothingElse() {
        surgery.confirm(id, 1).statusCode(200);
        identify();
        var other = surgery.aCase();

        var export = surgery.as("ina", "ig-lead").get("/v1/subjects/p-81/export");
        export.then()
                .statusCode(200)
                .body("patient.nhsNumber", equalTo("9990050058"))
                .body("cases.exhibits.flatten().find{it.number == 'A1'}.content.patientId", equalTo("p-81"))
                .body("cases.privilegedLeftOut.unique()", contains(true));
        assertThat(export.asString()).contains("They fake records").doesNotContain(other);
        assertThat(surgery.audit().toString()).contains("/v1/subjects/p-81/export");
    }

    @Test
    void othersGetNone() {
        var fernhill = new Surgery(topics, FERNHILL);
        for (var path :
                List.of(document("removal-form"), document("statement-of-reasons"), "/v1/subjects/p-81/export")) {
            surgery.as("kay.lyle", "reception").get(path).then().statusCode(403);
            fernhill.asManager().get(path).then().statusCode(404);
        }
        surgery.as("kay.lyle", "reception")
                .body(COMPLAINT)
                .post(document("section-5-notice"))
                .then()
                .statusCode(403);
        surgery.as("sol", "legal").get("/v1/subjects/p-81/export").then().statusCode(403);
    }

    private void removed() {
        tell("threat-confirmed", Map.of("incidentOn", today, "violenceOrFear", true, "what", "a knife"));
        tell("police-reported", Map.of("on", today, "logReference", "log 7", "commissionerApproval", ""));
        identify();
        var agreed = Map.of("specificReason", REASON);
        surgery.tell(surgery.asManager(), id, "immediate-removal-agreed", version(), agreed)
                .statusCode(202);
        surgery.tell(surgery.as("james.thornbury", "partner"), id, "immediate-removal-agreed", version(), agreed)
                .statusCode(200);
    }

    private void identify() {
        tell("author-identified", Map.of("patientId", "p-81", "evidence", List.of("same name", "said so")));
    }

    private void tell(String happening, Map<String, ?> fields) {
        surgery.tell(surgery.asManager(), id, happening, version(), fields).statusCode(200);
    }

    private int version() {
        return surgery.asManager().get("/v1/cases/" + id).then().extract().path("summary.version");
    }

    private String document(String name) {
        return "/v1/cases/" + id + "/documents/" + name;
    }

    private String printed(String name) throws IOException {
        var pdf = surgery.asManager()
                .accept("application/pdf")
                .get(document(name))
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
