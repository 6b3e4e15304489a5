package uk.gpsurgery.conduct.notifier;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.infra.Tokens;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.mail.MailCatcher;
import uk.gpsurgery.conduct.notifier.mail.ScriptedMailServer;
import uk.gpsurgery.conduct.notifier.mail.ScriptedMailServer.Step;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;
import uk.gpsurgery.conduct.notifier.store.State;

/** From {@code letters.v1} to a mail server and back to {@code letter-outcomes.v1}, with everything that may go wrong. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class NotifierFlowTest {

    @Inject
    Topic topic;

    @Inject
    SmtpConfig smtp;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    private final String letterId = "l-" + UUID.randomUUID();
    private final Asking aLetter = Asking.forA(Template.PLEASE_REMOVE, letterId);
    private Optional<AutoCloseable> server = Optional.empty();

    @AfterEach
    void stop() throws Exception {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @Test
    void aLetterIsSentOnceAndToldOnce() throws Exception {
        var catcher = catcher();

        topic.ask(aLetter);

        var outcome = outcome();
        assertThat(catcher.caught()).hasSize(1);
        var mail = catcher.caught().get(0);
        assertThat(mail.from()).isEqualTo("conduct@mile-oak.example");
        assertThat(mail.to()).isEqualTo(letterId + "@mail.example");
        assertThat(mail.message().getSubject()).isEqualTo("A request from Mile Oak Medical Centre");
        assertThat(outcome.get("state").asText()).isEqualTo("SENT");
        assertThat(mail.message().getMessageID())
                .isEqualTo(outcome.get("messageId").asText())
                .matches("<[0-9a-f]{32}@mile-oak\\.example>");
        assertThat(mail.message().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.message().getHeader("References")).isNull();
    }

    @Test
    void lettersToStaffAboutOneCaseHangTogether() throws Exception {
        var catcher = catcher();

        topic.ask(Asking.forA(Template.NEW_CASE, letterId));
        outcome();

        assertThat(catcher.caught().get(0).message().getHeader("References")[0])
                .matches("<[0-9a-f]{32}@mile-oak\\.example>");
    }

    @Test
    void aLetterAskedForTwiceIsSentOnce() throws Exception {
        var catcher = catcher();

        topic.ask(aLetter);
        topic.ask(aLetter);
        outcome();
        topic.ask(aLetter);
        anotherLetterHasGone();

        assertThat(catcher.caught().stream().filter(mail -> mail.to().startsWith(letterId)))
                .hasSize(1);
        assertThat(outcomes()).hasSize(1);
        assertThat(topic.all("letters.v1.dead")).noneMatch(dead -> dead.contains(letterId));
    }

    /**
     * All that SMTP does to a letter (STARTTLS that fails is in SmtpPostboxTest). A letter comes to its final dot once,
     * and once more only where the server itself said that it had not taken it.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # fault             | at     | the server says                | so it stands, without the server's words    | in the end | dots
            refused             |        |                                | no connection to the mail server            | SENT       | 1
            banner hangs        | BANNER | silence                        | no connection to the mail server            | SENT       | 1
            closing             | MAIL   | 421 4.3.2 closing              | the mail server put it off: 421 4.3.2       | SENT       | 1
            greylisted          | RCPT   | 450 4.2.0 greylisted           | the mail server put it off: 450 4.2.0       | SENT       | 1
            error after DATA    | DOT    | 451 4.3.0 later                | the mail server put it off: 451 4.3.0       | SENT       | 2
            mailbox full        | RCPT   | 452 4.2.2 full                 | the mail server put it off: 452 4.2.2       | SENT       | 1
            no such mailbox     | RCPT   | 550 5.1.1 you@x is unknown     | the mail server refused it: 550 5.1.1       | FAILED     | 0
            too much            | DOT    | 552 5.3.4 too big              | the mail server refused it: 552 5.3.4       | FAILED     | 1
            not taken           | DATA   | 554 5.7.0 no                   | the mail server refused it: 554 5.7.0       | FAILED     | 0
            cut before the dot  | TEXT   | hang up                        | the mail server was lost on the way         | SENT       | 1
            cut before the 250  | DOT    | hang up                        | the mail server may have it: it was cut off before it could answer | UNCERTAIN | 1
            drips               | RCPT   | drip                           | the mail server was lost on the way         | SENT       | 1
            comes back later    | OTHER  | 250 ok                         | it came back: 5.1.1                         | BOUNCED    | 1
            """, delimiter = '|')
    void everyFaultOfTheMatrixEndsWithOneLetterOrNone(
            String fault, @Nullable Step at, @Nullable String says, String stands, State end, int dots)
            throws Exception {
        topic.ask(aLetter.notBefore(Instant.now().plus(Duration.ofDays(1))));
        await().until(() -> column("state"), "QUEUED"::equals);
        var scripted = at == null || says == null ? null : scripted().answering(at, says);
        update("due_at = now()");
        if (end == State.BOUNCED) {
            await().until(() -> column("state"), "SENT"::equals);
            comesBack();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> column("reason"), stands::equals);

        var server = scripted == null ? scripted() : scripted;
        server.behave();
        topic.ask(aLetter);

        await().atMost(Duration.ofSeconds(20)).until(() -> column("state"), end.name()::equals);
        anotherLetterHasGone();
        assertThat(server.letters().stream().filter(letter -> letter.contains(letterId)))
                .as(fault)
                .hasSize(dots);
        var told = outcomes();
        assertThat(told.get(told.size() - 1).get("state").asText()).isEqualTo(end.name());
        assertThat(told).hasSize(end == State.BOUNCED ? 2 : 1);
    }

    @Test
    void aSenderKilledBeforeTheFinalDotIsFollowedByAnother() throws Exception {
        topic.ask(aLetter.notBefore(Instant.now().plus(Duration.ofDays(1))));
        await().until(() -> column("state"), "QUEUED"::equals);
        var scripted = scripted();

        update("state = 'SENDING', attempt = 1, due_at = now() - interval '1 second'");

        assertThat(outcome().get("state").asText()).isEqualTo("SENT");
        assertThat(scripted.letters()).hasSize(1);
    }

    @Test
    void aSenderKilledAfterTheFinalDotIsFollowedByAPerson() throws Exception {
        topic.ask(aLetter.notBefore(Instant.now().plus(Duration.ofDays(1))));
        await().until(() -> column("state"), "QUEUED"::equals);
        var scripted = scripted();

        update("state = 'SENDING', attempt = 1, data_ends_at = now() - interval '1 second',"
                + " due_at = now() - interval '1 second'");

        assertThat(outcome().get("state").asText()).isEqualTo("UNCERTAIN");
        assertThat(scripted.letters()).isEmpty();
    }

    @Test
    void aLetterGoesNoEarlierThanItMay() throws Exception {
        var catcher = catcher();
        topic.ask(aLetter.notBefore(Instant.now().plus(Duration.ofDays(1))));
        anotherLetterHasGone();

        assertThat(column("state")).isEqualTo("QUEUED");
        assertThat(catcher.caught()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "no letter of this name", "a field missing", "a date that is none"})
    void whatCannotBeWrittenIsToldAndTheStreamGoesOn(String fault) throws Exception {
        var catcher = catcher();

        topic.ask(
                switch (fault) {
                    case "no address" -> aLetter.withEmail(Optional.empty());
                    case "no letter of this name" -> aLetter.withTemplate("birthday-card");
                    case "a field missing" -> aLetter.withoutField("removeBy");
                    default -> aLetter.withField("removeBy", "next week");
                });

        var outcome = outcome();
        assertThat(outcome.get("state").asText()).isEqualTo("FAILED");
        assertThat(outcome.get("reason").asText())
                .isEqualTo(
                        switch (fault) {
                            case "no address" -> "the recipient has no email address";
                            case "no letter of this name" -> "there is no letter of this name";
                            case "a field missing" -> "the letter needs fields that are missing: removeBy";
                            default -> "the letter has fields that are not in their form: removeBy";
                        });
        anotherLetterHasGone();
        assertThat(catcher.caught()).hasSize(1);
    }

    @Test
    void aLetterToAPatientThatNobodyApprovedBreaksTheContract() throws Exception {
        var catcher = catcher();

        topic.ask(aLetter.approvedBy(Optional.empty()));

        await().until(() -> topic.all("letters.v1.dead").stream().anyMatch(letter -> letter.contains(letterId)));
        anotherLetterHasGone();
        assertThat(catcher.caught()).hasSize(1);
    }

    private void comesBack() throws SQLException {
        given().auth()
                .oauth2(Tokens.ofThisRun().person("it", "Y12345", Set.of("ops"), Duration.ofMinutes(5)))
                .contentType("message/rfc822")
                .body("""
                        From: MAILER-DAEMON@mail.example
                        To: conduct@mile-oak.example
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=delivery-status; boundary=b

                        --b
                        Content-Type: text/plain

                        It did not arrive.
                        --b
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mail.example

                        Final-Recipient: rfc822; x@mail.example
                        Action: failed
                        Status: 5.1.1
                        --b
                        Content-Type: message/rfc822

                        Message-ID: MESSAGE-ID
                        Subject: x

                        --b--
                        """.replace("MESSAGE-ID", column("message_id"))
                        .replace("\n", "\r\n")
                        .getBytes(UTF_8))
                .post("/v1/returned-mail")
                .then()
                .statusCode(200);
    }

    private MailCatcher catcher() {
        var catcher = new MailCatcher(smtp.port());
        server = Optional.of(catcher);
        return catcher;
    }

    private ScriptedMailServer scripted() {
        var scripted = new ScriptedMailServer(smtp.port());
        server = Optional.of(scripted);
        return scripted;
    }

    /** Whatever stood before it on its way has been handled by then. */
    private void anotherLetterHasGone() {
        var other = "after-" + UUID.randomUUID();
        topic.ask(Asking.forA(Template.THANK_YOU, other));
        await().atMost(Duration.ofSeconds(20)).until(() -> outcomesOf(other), found -> !found.isEmpty());
    }

    private JsonNode outcome() {
        var found = await().atMost(Duration.ofSeconds(20)).until(this::outcomes, outcomes -> !outcomes.isEmpty());
        assertThat(found).hasSize(1);
        assertThat(Contract.of("letter-outcomes.v1").misfits(found.get(0))).isEmpty();
        return found.get(0);
    }

    private List<JsonNode> outcomes() {
        return outcomesOf(letterId);
    }

    private List<JsonNode> outcomesOf(String letter) {
        return topic.all("letter-outcomes.v1").stream()
                .map(this::read)
                .filter(outcome -> outcome.get("letterId").asText().equals(letter))
                .toList();
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String column(String name) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select " + name + " from letter where letter_id = ?")) {
            select.setString(1, letterId);
            try (var rows = select.executeQuery()) {
                return rows.next() ? String.valueOf(rows.getString(1)) : "";
            }
        }
    }

    private void update(String what) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update letter set " + what + " where letter_id = ?")) {
            update.setString(1, letterId);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
