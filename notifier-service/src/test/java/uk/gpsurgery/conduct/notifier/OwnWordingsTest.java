package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;

/** A practice writes a letter in its own words, from the first version to the patient and back to ours. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class OwnWordingsTest {

    private static final String WORDING = "/v1/templates/thank-you/wording";

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    DataSource database;

    private final String letterId = "l-" + UUID.randomUUID();

    @BeforeAll
    static void takeYourTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterEach
    void backToOurs() {
        as("partner", "Y12345").post(WORDING + "/0/activate").then().statusCode(200);
    }

    @Test
    void aLetterIsWrittenInTheWordsThatAPartnerHasTakenIntoUse() {
        var body = "# Thanks a lot & more\n\nYou took your post of {postedOn} on {platform} down. <b>Great</b>.\n\n"
                + letterId;
        int version = write(Map.of("subject", "Thanks from {practiceName}", "body", body))
                .statusCode(200)
                .extract()
                .path("version");
        write(Map.of("subject", "Thanks from {practiceName}", "body", body + "\n\n\n"))
                .statusCode(200)
                .body("version", equalTo(version));

        as("practice-manager", "Y12345")
                .contentType(ContentType.JSON)
                .body(Map.of("fields", Map.of("platform", "Google")))
                .post(WORDING + "/" + version + "/preview")
                .then()
                .statusCode(200)
                .body("subject", equalTo("Thanks from Mile Oak Medical Centre"))
                .body("text", containsString("You took your post of 20 November 2026 on Google down."))
                .body("html", containsString("<h1>Thanks a lot &amp; more</h1>"))
                .body("html", containsString("&lt;b&gt;Great&lt;/b&gt;"))
                .body("version", equalTo(version));
        as("practice-manager", "Y12345")
                .post(WORDING + "/" + version + "/activate")
                .then()
                .statusCode(403);
        as("partner", "Y12345")
                .post(WORDING + "/" + version + "/activate")
                .then()
                .statusCode(200)
                .body("uses.version", hasItem(version))
                .body("uses[-1].by", equalTo("gareth.noakes"))
                .body("versions[-1].writtenBy", equalTo("gareth.noakes"));

        try (var catcher = new MailCatcher(smtp.port())) {
            topic.ask(Asking.forA(Template.THANK_YOU, letterId));
            await().until(() -> !catcher.caught().isEmpty());
        }
        await().untilAsserted(() -> as("auditor", "Y12345")
                .get("/v1/letters?caseId=case-of-" + letterId)
                .then()
                .body("wordingVersion", contains(version))
                .body("subject", contains("Thanks from Mile Oak Medical Centre"))
                .body("[0].text", containsString("Dear Mrs Tracey Gander"))
                .body("[0].text", containsString("HOW TO COMPLAIN"))
                .body("[0].text", containsString(letterId)));
    }

    @Test
    void wordsOfOnePracticeAreNoneOfAnother() {
        write(Map.of("subject", "Thanks", "body", "Your post of {postedOn} on {platform}. " + letterId))
                .statusCode(200);

        as("partner", "Y99999").get(WORDING).then().statusCode(200).body("versions", empty());
        as("partner", "Y99999").post(WORDING + "/1/activate").then().statusCode(404);
    }

    @Test
    void whatMayNotBeWrittenIsSaid() {
        write(Map.of("subject", "Thanks", "body", "Thanks {config:secret}"))
                .statusCode(422)
                .body("code", equalTo("WORDING_MISSHAPEN"))
                .body("errors.message", hasItem("the letter has to say: platform, postedOn"))
                .body("errors.message", hasItem("a brace stands only around the name of a field"));
        write(Map.of("subject", " ", "body", "x")).statusCode(400);
        as("practice-manager", "Y12345")
                .contentType(ContentType.JSON)
                .body(Map.of("subject", "s", "body", "b"))
                .put("/v1/templates/warning/wording")
                .then()
                .statusCode(409)
                .body("code", equalTo("WORDING_IS_FIXED"));
        as("auditor", "Y12345")
                .contentType(ContentType.JSON)
                .body(Map.of("subject", "s", "body", "b"))
                .put(WORDING)
                .then()
                .statusCode(403);
        as("partner", "Y12345").post(WORDING + "/4711/activate").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own_wording", "own_wording_use"})
    void whatWasWrittenAndUsedCannotBeChanged(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("update " + table + " set version = 9"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.executeUpdate("delete from " + table))
                    .hasMessageContaining("never changed");
        }
    }

    private static ValidatableResponse write(Map<String, String> words) {
        return as("practice-manager", "Y12345")
                .contentType(ContentType.JSON)
                .body(words)
                .put(WORDING)
                .then();
    }

    private static RequestSpecification as(String role, String practice) {
        return given().auth()
                .oauth2(Tokens.ofThisRun().person("gareth.noakes", practice, Set.of(role), Duration.ofMinutes(5)));
    }
}
