package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** Who may read what over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class LettersApiTest {

    private static final Duration LIFE = Duration.ofMinutes(5);

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    private final String letterId = "l-" + UUID.randomUUID();

    @Test
    void theLedgerShowsTheLetterWordForWord() {
        try (var catcher = new MailCatcher(smtp.port())) {
            topic.ask(Asking.forA(Template.THANK_YOU, letterId));
            await().until(() -> !catcher.caught().isEmpty());

            await().untilAsserted(() -> as("practice-manager", "Y12345")
                    .get("/v1/letters?caseId=case-of-" + letterId)
                    .then()
                    .statusCode(200)
                    .body("letterId", contains(letterId))
                    .body("[0].state", equalTo("SENT"))
                    .body("[0].subject", equalTo("Thank you from Mile Oak Medical Centre"))
                    .body("[0].text", containsString("Thank you for taking down your post"))
                    .body("[0].recipient.email", equalTo(letterId + "@mail.example"))
                    .body("[0].approvedBy", equalTo("gareth.noakes")));
        }
    }

    @Test
    void aLetterThatMailCannotBringIsPrintedAndPosted() throws IOException {
        topic.ask(Asking.forA(Template.WARNING, letterId).onPaper("4 Shingle Row\nPortslade", "large-print"));
        await().untilAsserted(() -> as("practice-manager", "Y12345")
                .get("/v1/letters/to-post")
                .then()
                .body("letterId", hasItem(letterId))
                .body(
                        "find { it.letterId == '" + letterId + "' }.reason",
                        equalTo("the recipient wants letters on paper")));

        var pdf = as("practice-manager", "Y12345").get("/v1/letters/" + letterId + "/paper");
        pdf.then().statusCode(200).contentType("application/pdf");
        try (var sheet = Loader.loadPDF(pdf.asByteArray())) {
            assertThat(new PDFTextStripper().getText(sheet))
                    .contains("Mrs Tracey Gander\n4 Shingle Row\nPortslade", "This is a formal warning");
        }

        posted(Map.of("postedOn", "2999-01-01", "proof", "x"))
                .statusCode(400)
                .body("errors.field", contains("postedOn"));
        posted(Map.of("postedOn", "2026-11-20")).statusCode(400);
        posted(Map.of("postedOn", "2026-11-20", "proof", "signed for, AB 1234 5678 9GB"))
                .statusCode(200)
                .body("state", equalTo("SENT"))
                .body("postedOn", equalTo("2026-11-20"))
                .body("deeds.what", contains("POSTED"))
                .body("deeds[0].note", equalTo("signed for, AB 1234 5678 9GB"));
        posted(Map.of("postedOn", "2026-11-20", "proof", "twice")).statusCode(409);

        as("practice-manager", "Y12345").get("/v1/letters/to-post").then().body("letterId", not(hasItem(letterId)));
        await().untilAsserted(() -> assertThat(topic.all("letter-outcomes.v1"))
                .filteredOn(outcome -> outcome.contains(letterId))
                .hasSize(2)
                .last()
                .asString()
                .contains("\"SENT\"", "\"postedOn\":\"2026-11-20\"")
                .doesNotContain("AB 1234"));
    }

    @Test
    void nobodyElsePrintsALetter() {
        as("practice-manager", "B81234")
                .get("/v1/letters/" + letterId + "/paper")
                .then()
                .statusCode(404);
        as("reception", "Y12345")
                .get("/v1/letters/" + letterId + "/paper")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse posted(Map<String, String> body) {
        return as("practice-manager", "Y12345")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/letters/" + letterId + "/posted")
                .then();
    }

    @Test
    void anotherPracticeSeesNothingOfIt() {
        topic.ask(Asking.forA(Template.THANK_YOU, letterId).withField("platform", ""));
        await().untilAsserted(() -> as("auditor", "Y12345")
                .get("/v1/letters?caseId=case-of-" + letterId)
                .then()
                .body("state", contains("FAILED")));

        as("practice-manager", "B81234")
                .get("/v1/letters?caseId=case-of-" + letterId)
                .then()
                .statusCode(200)
                .body("", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/letters?caseId=c-1", "/v1/templates"})
    void nobodyReadsWithoutARole(String path) {
        given().get(path).then().statusCode(401);
        as("reception", "Y12345").get(path).then().statusCode(403);
    }

    @Test
    void aTokenWithoutAPracticeReadsNothing() {
        as("practice-manager", "")
                .get("/v1/letters?caseId=c-1")
                .then()
                .statusCode(403)
                .body("code", equalTo("NO_PRACTICE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/letters", "/v1/letters?caseId="})
    void theCaseHasToBeNamed(String path) {
        as("practice-manager", "Y12345")
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("caseId"));
    }

    @Test
    void machinesWithTheScopeReadTheLedgerAndTheTemplates() {
        var machine = given().auth()
                .oauth2(Tokens.ofThisRun().machine("case-service", "Y12345", Set.of("letters:read"), LIFE));

        machine.get("/v1/templates")
                .then()
                .statusCode(200)
                .body("name", hasItem("please-remove"))
                .body("find { it.name == 'please-remove' }.needs.field", hasItem("removeBy"))
                .body("find { it.name == 'please-remove' }.mayHave.field", hasItem("permalink"))
                .body("find { it.name == 'please-remove' }.recipient", equalTo("patient"))
                .body("find { it.name == 'warning' }.legal", equalTo(true));
    }

    @Test
    void aPreviewFillsWhatIsNotGivenWithExamples() {
        preview("please-remove", Map.of("removeBy", "1 December 2026"))
                .statusCode(200)
                .body("subject", equalTo("A request from Mile Oak Medical Centre"))
                .body("text", containsString("by 1 December 2026"))
                .body("html", containsString("<h1>Please remove your post by 1 December 2026</h1>"));
    }

    @Test
    void aPreviewThatWouldNotBeSentSaysWhy() {
        preview("please-remove", Map.of("removeBy", "soon", "permalink", "javascript:alert(1)"))
                .statusCode(422)
                .body("code", equalTo("FIELDS_MISSHAPEN"))
                .body("errors.field", contains("fields.permalink", "fields.removeBy"))
                .body("errors.message", hasItem("a date such as 22 November 2026"));
    }

    @Test
    void aPreviewOfNoLetterSaysWhereTheyAreListed() {
        preview("birthday-card", Map.of()).statusCode(404).body("code", equalTo("UNKNOWN_TEMPLATE"));
    }

    @Test
    void aMailServerThatIsAwayIsShownAndTakesNothingDown() {
        topic.ask(Asking.forA(Template.THANK_YOU, letterId));

        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'postbox' }.data.condition",
                        containsString("no connection to the mail server")));
    }

    @Test
    void metricsCountTheLettersByStateAndNameNobody() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("conduct_letters{state=\"queued\"}"))
                .body(containsString("conduct_letters{state=\"uncertain\"}"))
                .body(not(containsString("@")));
    }

    private static ValidatableResponse preview(String name, Map<String, String> fields) {
        return as("practice-manager", "Y12345")
                .contentType(ContentType.JSON)
                .body(Map.of("fields", fields))
                .post("/v1/templates/" + name + "/preview")
                .then();
    }

    private static RequestSpecification as(String role, String practice) {
        return given().auth().oauth2(Tokens.ofThisRun().person("gareth.noakes", practice, Set.of(role), LIFE));
    }
}
