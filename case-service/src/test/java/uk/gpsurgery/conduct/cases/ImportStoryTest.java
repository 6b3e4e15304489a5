package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static uk.gpsurgery.conduct.cases.Surgery.FERNHILL;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;

/** Cases of before are taken over once, seen first and kept when it is said. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ImportStoryTest {

    @Inject
    TopicTap topics;

    private final String number = UUID.randomUUID().toString().substring(0, 8);
    private final String good = """
            {"reference": "old/%s", "platform": "facebook", "externalId": "fb-%s", "author": "Robin Canary-Fry", \
            "text": "They fake records", "openedAt": "2024-03-01T10:00:00Z", "closedAt": "2024-04-01T10:00:00Z", \
            "stage": "CLOSED_RESOLVED", "labels": ["defamatory"], "note": "from the old spreadsheet"}""".formatted(number, number);
    private Surgery surgery;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, MILE_OAK);
    }

    @Test
    void nothingIsKeptUntilItIsSaid() {
        String id = take("", good)
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("lines.status", contains("TAKEN"))
                .extract()
                .path("lines[0].caseId");
        surgery.asManager().get("/v1/cases/" + id).then().statusCode(404);

        take("?dryRun=false", good).body("counts.TAKEN", equalTo(1));
        surgery.asManager()
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .body("summary.stage", equalTo("CLOSED_RESOLVED"))
                .body("summary.closed", equalTo(true))
                .body("summary.reference", equalTo("old/" + number))
                .body("incidents[0].revisions[0].text", equalTo("They fake records"))
                .body("history[0].happening", equalTo("imported"))
                .body("history[0].at", equalTo("2024-04-01T10:00:00Z"))
                .body("history[0].told.note", equalTo("from the old spreadsheet"))
                .body("letters.size()", equalTo(0));
        take("?dryRun=false", good).body("counts.ALREADY_THERE", equalTo(1)).body("lines[0].caseId", equalTo(id));
        assertThat(surgery.audit().toString()).contains("/v1/imports/cases").doesNotContain("Canary");
    }

    @Test
    void whatIsGoodIsTakenAndWhatIsNotIsNamedLineByLine() {
        take("?dryRun=false", "no case\n\n" + good + "\n" + good.replace("old/", "other/") + "\n[]")
                .statusCode(200)
                .body("lines.number", contains(1, 2, 3, 4))
                .body("lines.status", contains("REFUSED", "TAKEN", "REFUSED", "REFUSED"))
                .body("lines[0].errors.field", contains("line"))
                .body("lines[2].errors.field", contains("externalId"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "stage": "CLOSED_RESOLVED" | "stage": "TRIAGE"      | stage
            "stage": "CLOSED_RESOLVED" | "stage": "NONE"        | line
            "defamatory"               | "rude"                 | labels
            2024-04-01                 | 2024-02-01             | closedAt
            2024-04-01                 | 2999-04-01             | closedAt
            Robin Canary-Fry           | ' '                    | author
            "reference": "old/         | "reference": "o l d/   | reference
            from the old spreadsheet   | ' '                    | note
            """)
    void aLineThatIsWrongIsNotTaken(String right, String wrong, String field) {
        take("?dryRun=false", good.replace(right, wrong.equals("' '") ? " " : wrong))
                .body("lines.status", contains("REFUSED"))
                .body("lines[0].errors.field", contains(field));
    }

    @Test
    void itIsForTheManagerAndForTheirPractice() {
        surgery.as("kay.lyle", "reception")
                .contentType("application/x-ndjson")
                .body(good.getBytes(UTF_8))
                .post("/v1/imports/cases")
                .then()
                .statusCode(403);
        take("", " ").statusCode(400).body("errors.field", contains("body"));
        String id = take("?dryRun=false", good).extract().path("lines[0].caseId");
        new Surgery(topics, FERNHILL).asManager().get("/v1/cases/" + id).then().statusCode(404);
    }

    private ValidatableResponse take(String query, String lines) {
        return surgery.asManager()
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/v1/imports/cases" + query)
                .then();
    }
}
