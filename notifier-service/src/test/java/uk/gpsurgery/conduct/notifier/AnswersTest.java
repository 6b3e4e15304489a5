package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** A patient answers a letter by the link in it, and whoever else holds the link learns and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class AnswersTest {

    private static final Pattern LINK = Pattern.compile("https://letters\\.mile-oak\\.example(/answer\\?link=\\S+)");
    private static final byte[] PICTURE = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    ObjectMapper json;

    private final String letterId = "l-" + UUID.randomUUID();
    private MailCatcher catcher;

    @BeforeAll
    static void takeYourTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void listen() {
        catcher = new MailCatcher(smtp.port());
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void thePostIsGoneSaysThePatientOnceAndTheCaseIsTold() {
        var link = links(Template.PLEASE_REMOVE).get(0);

        post(link).statusCode(200).body(containsString("<h1>Thank you</h1>"));
        post(link).statusCode(404).body(containsString("This link does not work"));
        given().get(link).then().statusCode(404);

        var told = answers();
        assertThat(told).hasSize(1);
        assertThat(told.get(0).at("/answer/kind").asText()).isEqualTo("removed");
        assertThat(told.get(0).get("state").asText())
                .as("whoever answers has the letter")
                .isEqualTo("DELIVERED");
    }

    @Test
    void whatThePatientSaysAndShowsIsTakenAsItIs() {
        var link = links(Template.PLEASE_REMOVE).get(1);

        given().multiPart(new MultiPartSpecBuilder("I did not write it.\n\n<b>My brother</b> did \u202e& \u00e9")
                        .controlName("text")
                        .charset(UTF_8)
                        .build())
                .multiPart("attachment", "holiday.exe", PICTURE, "application/x-msdownload")
                .post(link)
                .then()
                .statusCode(200);

        var answer = answers().get(0).get("answer");
        assertThat(answer.get("kind").asText()).isEqualTo("said");
        assertThat(answer.get("text").asText()).isEqualTo("I did not write it.\n<b>My brother</b> did & \u00e9");
        assertThat(answer.at("/attachment/type").asText()).isEqualTo("image/png");
        as("practice-manager", "Y12345")
                .get("/v1/letters?caseId=case-of-" + letterId)
                .then()
                .body("[0].answers.kind", contains("said"))
                .body("[0].answers[0].attachment.bytes", equalTo(PICTURE.length));
        var attachment = "/v1/letters/" + letterId + "/answers/said/attachment";
        var shown = as("practice-manager", "Y12345").get(attachment);
        shown.then()
                .statusCode(200)
                .contentType("image/png")
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(shown.asByteArray()).isEqualTo(PICTURE);
        as("practice-manager", "Y99999").get(attachment).then().statusCode(404);
        as("auditor", "Y12345").get(attachment).then().statusCode(403);
        given().get(attachment).then().statusCode(401);
    }

    @Test
    void lookingAtALinkChangesNothing() {
        var link = links(Template.WARNING).get(0);

        for (var look = 0; look < 5; look++) {
            given().get(link).then().statusCode(200);
            given().head(link).then().statusCode(200);
        }

        assertThat(answers()).isEmpty();
        as("practice-manager", "Y12345")
                .get("/v1/letters?caseId=case-of-" + letterId)
                .then()
                .body("[0].answers", empty());
    }

    @Test
    void thePageTellsAStrangerNothingOfTheCaseAndRunsNothing() {
        for (var link : links(Template.PLEASE_REMOVE)) {
            var page = given().get(link);

            page.then()
                    .statusCode(200)
                    .contentType("text/html; charset=utf-8")
                    .header(
                            "Content-Security-Policy",
                            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                                    + " frame-ancestors 'none'")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Cache-Control", "no-store");
            assertThat(page.asString())
                    .contains("Mile Oak Medical Centre", "<html lang=\"en-GB\">", "<title>", "<h1>", "<button>")
                    .doesNotContain("Gander", "Facebook", "November", letterId, "MO-2026", "@", "<script", "{");
        }
        given().get("/answer/style.css").then().statusCode(200).contentType(containsString("text/css"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # text | attachment | says
            ''     | none       | Write what you want to say.
            '  '   | none       | Write what you want to say.
            unseen | none       | Write what you want to say.
            long   | none       | Your text is too long.
            hello  | program    | Choose a JPEG, a PNG or a PDF of up to 3 MB.
            hello  | large      | Choose a JPEG, a PNG or a PDF of up to 3 MB.
            """, delimiter = '|')
    void whatCannotBeTakenIsSaidAndTheLinkStaysGood(String text, String attachment, String says) {
        var link = links(Template.WARNING).get(0);

        var form = given().multiPart(
                        "text",
                        switch (text) {
                            case "long" -> "a".repeat(5001);
                            case "unseen" -> "\r\n\u0001\r\n";
                            default -> text;
                        });
        switch (attachment) {
            case "program" -> form.multiPart("attachment", "a.pdf", "MZ\u0000program".getBytes(UTF_8));
            case "large" -> form.multiPart("attachment", "a.png", picture(5 << 20));
            default -> form.multiPart("attachment", "", new byte[0]);
        }
        form.post(link).then().statusCode(422).body(containsString(says), containsString("role=\"alert\""));

        assertThat(answers()).isEmpty();
        given().multiPart("text", "hello").post(link).then().statusCode(200);
        assertThat(answers()).hasSize(1);
    }

    @Test
    void whatAPatientHasWrittenStandsInThePageAsText() {
        given().multiPart("text", "</textarea><script>alert(1)</script>")
                .multiPart("attachment", "a.pdf", new byte[] {1, 2, 3})
                .post(links(Template.WARNING).get(0))
                .then()
                .statusCode(422)
                .body(containsString("&lt;/textarea&gt;&lt;script&gt;"));
    }

    @Test
    void whoHoldsNoLinkSeesOnePageWhateverTheyTry() {
        for (var path : List.of("/answer", "/answer?link=", "/answer?link=abc", "/answer?other=x")) {
            var looked = given().get(path);
            looked.then().statusCode(404).body(containsString("This link does not work"));
            post(path).statusCode(404).body(equalTo(looked.asString()));
        }
    }

    @Test
    void staffAndOthersAreSentNoLinks() {
        topic.ask(Asking.forA(Template.NEW_CASE, letterId));

        assertThat(text()).doesNotContain("/answer");
    }

    private static byte[] picture(int size) {
        return Arrays.copyOf(PICTURE, size);
    }

    private static ValidatableResponse post(String link) {
        return given().multiPart("nothing", "").post(link).then();
    }

    /** Of a letter that has gone: first the one that says it is removed, where there is one. */
    private List<String> links(Template template) {
        topic.ask(Asking.forA(template, letterId));
        return LINK.matcher(text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private String text() {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as("practice-manager", "Y12345")
                                .get("/v1/letters?caseId=case-of-" + letterId)
                                .jsonPath(),
                        letters -> List.of("SENT").equals(letters.getList("state")))
                .getString("[0].text");
    }

    private List<JsonNode> answers() {
        // Told in the order of the case: what comes after this is told after it.
        await().during(Duration.ofMillis(700)).until(() -> true);
        var answers = topic.all("letter-outcomes.v1").stream()
                .filter(outcome -> outcome.contains(letterId))
                .map(this::read)
                .filter(outcome -> outcome.has("answer"))
                .toList();
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(Contract.of("letter-outcomes.v1").misfits(answer))
                                .isEmpty());
        return answers;
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequestSpecification as(String role, String practice) {
        return given().auth()
                .oauth2(Tokens.ofThisRun().person("gareth.noakes", practice, Set.of(role), Duration.ofMinutes(5)));
    }
}
