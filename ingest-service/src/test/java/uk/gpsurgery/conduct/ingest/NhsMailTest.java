package uk.gpsurgery.conduct.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.ingest.Service.client;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.StableId;

/** Reviews at the NHS website come as mail, which the practice's mail rule passes on. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class NhsMailTest {

    private static final String REVIEW = """
            From: NHS website <reviews@nhs.example>
            To: manager@surgery.example
            Subject: A new review of your service
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            A review of your service was published.

            Rating: 2 out of 5
            Title: Never answers
            Review: I rang forty times – nobody
            picked up.

            Posted by: Anonymous
            Posted on: 20 November 2026
            https://www.nhs.uk/services/gp-surgery/x/Y12345/ratings-and-reviews#review-123456
            """;

    private Topic comments = Topic.fromNow("comments.v1");
    private Topic dead = Topic.fromNow("comments.v1.dead");

    @BeforeEach
    void listen() {
        comments = Topic.fromNow("comments.v1");
        dead = Topic.fromNow("comments.v1.dead");
    }

    @AfterEach
    void close() {
        comments.close();
        dead.close();
    }

    @Test
    void aReviewInAMailIsAComment() {
        var id = send(REVIEW).statusCode(202).extract().jsonPath().getString("id");

        var told = comments.next();
        assertThat(told.id()).isEqualTo(id);
        assertThat(told.key()).isEqualTo("Y12345:nhs-website:123456");
        assertThat(told.data().get("text").asText())
                .isEqualTo("Never answers\n\nI rang forty times – nobody\npicked up.");
        assertThat(told.data().get("rating").asInt()).isEqualTo(2);
        assertThat(told.data().get("postedAt").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(told.data().get("rawHash").asText()).isEqualTo(StableId.hashOf(REVIEW.getBytes(UTF_8)));
        assertThat(Contract.of("comments.v1").misfits(told.data())).isEmpty();

        assertThat(send(REVIEW).statusCode(202).extract().jsonPath().getString("id"))
                .isEqualTo(id);
    }

    @Test
    void aMailWithoutAReviewIsKeptAndSaysSo() {
        var mail = REVIEW.replace("Review:", "canary").replace("Title:", "canary");

        var answer = send(mail)
                .statusCode(422)
                .contentType("application/problem+json")
                .extract();

        assertThat(answer.jsonPath().getString("code")).isEqualTo("MAIL_NOT_READ");
        assertThat(answer.asString()).doesNotContain("canary");
        var kept = dead.nextRaw();
        assertThat(kept.value()).isEqualTo(mail.getBytes(UTF_8));
        assertThat(new String(kept.headers().lastHeader("dead_reason").value(), UTF_8))
                .isEqualTo("no review in it");
        comments.holdsNothingMore();
    }

    @Test
    void onlyThoseWhoMayTellOfCommentsSendMail() {
        given().auth()
                .oauth2(Tokens.ofThisRun()
                        .machine("clinic-software", "Y12345", Set.of("letters:report"), Service.SHORT))
                .contentType("message/rfc822")
                .body(REVIEW.getBytes(UTF_8))
                .post("/v1/mail/nhs-website")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse send(String mail) {
        return client().contentType("message/rfc822")
                .body(mail.getBytes(UTF_8))
                .post("/v1/mail/nhs-website")
                .then();
    }
}
