package uk.gpsurgery.conduct.classifier.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;

@QuarkusTest
@QuarkusTestResource(value = TestInfra.class)
class ClassifyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void answersWithFindingsAndTheirPlaces() {
        asked(Map.of("platform", "facebook", "text", "What a load of sh1t"))
                .then()
                .statusCode(200)
                .body("labels", hasItem("obscene"))
                .body("route", is("case"))
                .body("lang", is("en"))
                .body("findings.find { it.rule == 'swearing' }.clause", is("P3"))
                .body("findings.find { it.rule == 'swearing' }.sentence", is("Swearing, or swearing in disguise"))
                .body("findings.find { it.rule == 'swearing' }.spans.text", contains("sh1t"))
                .body("findings.find { it.rule == 'swearing' }.spans.start", contains(15))
                .body("findings.find { it.rule == 'swearing' }.spans.end", contains(19));
    }

    @Test
    void leavesAnOrdinaryQuestionAlone() {
        asked(Map.of("platform", "facebook", "text", "What time does the flu clinic start on Saturday please"))
                .then()
                .statusCode(200)
                .body("labels", empty())
                .body("referred", is(false))
                .body("route", is("none"));
    }

    @Test
    void whatIsNotEnglishGoesToAPerson() {
        asked(Map.of(
                        "platform",
                        "facebook",
                        "text",
                        "Czy ktoś wie o której jutro otwierają przychodnię? Nie mogę się dodzwonić"))
                .then()
                .statusCode(200)
                .body("lang", is("pl"))
                .body("referred", is(true))
                .body("route", is("moderation"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"platform":"facebook","text":""}                            | text
            {"platform":"facebook","text":" \\n\\t "}                    | text
            {"platform":"facebook"}                                      | text
            {"platform":"facebook","text":"a\\u0000b"}                   | text
            {"platform":"facebook","text":"half \\ud83d of it"}          | text
            {"platform":"facebook","text":"half \\ude00 of it"}          | text
            {"platform":"myspace","text":"hello"}                        | platform
            {"text":"hello"}                                             | platform
            {"platform":"google","text":"hello","rating":6}              | rating
            {"platform":"google","text":"hello","rating":0}              | rating
            {"platform":"google","text":"hello","rating":"many"}         | rating
            {"platform":"google","text":"hello","lang":"e n"}            | lang
            {"platform":"google","text":"hello","author":{"name":""}}    | author.name
            {"platform":"google","text":"hello","colour":"red"}          | colour
            {"platform":                                                 | body
            """)
    void badInputIsNamedFieldByField(String body, String field) {
        asking().body(body)
                .post("/v1/classify")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"65536, 200", "65537, 400"})
    void aTextMayBe64KiBLongAndNoLonger(int length, int status) {
        asked(Map.of("platform", "facebook", "text", "a".repeat(length))).then().statusCode(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D\uDE00\uD83D\uDE00",
                "\u202Eabc\u2066",
                "a\u0301\u0301\u0301",
                "(((((((((((((((((((((((((a",
                "'"
            })
    void oddTextIsAnswered(String text) {
        asked(Map.of("platform", "facebook", "text", text)).then().statusCode(200);
    }

    @Test
    void aBatchIsAnsweredLineByLineInOrder() throws IOException {
        var body = """
                {"platform":"facebook","text":"Thanks all"}
                {"platform":"facebook","text":""}
                nonsense
                {"platform":"facebook","text":"What a load of shit"}
                """;
        var answers = lines(asking().contentType(ClassifyResource.LINES)
                .body(body.getBytes(UTF_8))
                .post("/v1/classify/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).containsKey("labels");
        assertThat(answers.get(1))
                .isEqualTo(
                        Map.of("line", 2, "errors", List.of(Map.of("field", "text", "message", "must not be empty"))));
        assertThat(answers.get(2)).containsEntry("line", 3).containsKey("errors");
        assertThat(answers.get(3)).extracting("labels").asInstanceOf(LIST).contains("obscene");
    }

    @Test
    void aBatchEndsAfterTenThousandLines() throws IOException {
        var answers = lines(asking().contentType(ClassifyResource.LINES)
                .body("{\"platform\":\"x\",\"text\":\"Thanks\"}\n"
                        .repeat(10_002)
                        .getBytes(UTF_8))
                .post("/v1/classify/batch")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(answers).hasSize(10_001);
        assertThat(answers.get(10_000)).containsEntry("line", 10_001).containsKey("errors");
    }

    @Test
    void thePolicyIsShownWithItsRules() {
        asking().get("/v1/policy")
                .then()
                .statusCode(200)
                .body("clauses", hasSize(10))
                .body(
                        "clauses.find { it.id == 'P5' }.quote",
                        is(
                                "Patients must not post comments on social media that identify staff who work at the practice."))
                .body("clauses.find { it.id == 'P5' }.labels[0].rules.id", hasItem("staff-directory"))
                .body("clauses.find { it.id == 'X1' }.labels[0].mayEnterTheLadder", is(false));
    }

    @Test
    void withoutATokenItAnswersNothing() {
        given().contentType("application/json")
                .body(Map.of("platform", "x", "text", "hello"))
                .post("/v1/classify")
                .then()
                .statusCode(401);
    }

    @Test
    void aTokenForSomethingElseIsRefused() {
        as(Tokens.ofThisRun().machine("it", "Y12345", Set.of("comments:write"), Duration.ofMinutes(5)))
                .body(Map.of("platform", "x", "text", "hello"))
                .post("/v1/classify")
                .then()
                .statusCode(403);
    }

    @Test
    void aTokenWithoutAPracticeIsRefused() {
        as(Tokens.ofThisRun().machine("it", " ", Set.of("comments:classify"), Duration.ofMinutes(5)))
                .body(Map.of("platform", "x", "text", "hello"))
                .post("/v1/classify")
                .then()
                .statusCode(403)
                .body("code", is("NO_PRACTICE"));
    }

    private static io.restassured.response.Response asked(Map<String, ?> comment) {
        return asking().body(comment).post("/v1/classify");
    }

    private static RequestSpecification asking() {
        return as(Tokens.ofThisRun()
                .person("gareth.noakes", "Y12345", Set.of("practice-manager"), Duration.ofMinutes(5)));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static List<Map<String, Object>> lines(String body) throws IOException {
        var lines = new ArrayList<Map<String, Object>>();
        for (var line : body.lines().toList()) {
            lines.add(JSON.readValue(line, new com.fasterxml.jackson.core.type.TypeReference<>() {}));
        }
        return lines;
    }
}
