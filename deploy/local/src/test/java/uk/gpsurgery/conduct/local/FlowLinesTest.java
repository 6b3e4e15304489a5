package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What the person in front of the terminal reads, whole. */
class FlowLinesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final FlowLines lines = new FlowLines(
            new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 120),
            Map.of("facebook:flu", "any flu jabs?", "facebook:drunk", "he is a drunk"),
            () -> now);

    /** What a test tagged past tells first, was told before the view began. */
    @BeforeEach
    void begin(TestInfo test) {
        if (!test.getTags().contains("past")) {
            lines.fromNowOn();
        }
    }

    @Test
    void aHarmlessCommentIsALineAtOnce() throws Exception {
        comment("c1", "flu", "any flu jabs?");
        verdict("v1", "flu", "none");

        assertThat(said()).isEqualTo("""
                facebook     "any flu jabs?"                                 nothing to do
                """);
    }

    @Test
    void aBreachIsALineWhenItsLetterHasGone() throws Exception {
        comment("c1", "drunk", "he is a drunk");
        verdict("v1", "drunk", "case", "P7", "P5", "X1");
        opened("k1", "drunk");
        letter("l1", "drunk", "new-case");
        assertThat(said()).isEmpty();
        outcome("o1", "l1");

        assertThat(said()).isEqualTo("""
                facebook     "he is a drunk"                   P5 P7 X1      case 0123abcd TRIAGE; new-case to \
                practice-manager sent
                """);
    }

    @Test
    void aLetterThatWaitsDoesNotHoldTheLineForEver() throws Exception {
        comment("c1", "drunk", "he is a drunk");
        verdict("v1", "drunk", "case", "P7");
        opened("k1", "drunk");
        letter("l1", "drunk", "new-case");
        now = now.plus(Duration.ofSeconds(7));
        lines.timePasses();
        outcome("o1", "l1");

        assertThat(said()).isEqualTo("""
                facebook     "he is a drunk"                   P7            case 0123abcd TRIAGE; new-case to \
                practice-manager asked for
                case 0123abcd  letter new-case to practice-manager sent
                """);
    }

    @Test
    @Tag("past")
    void whatComesASecondTimeIsKnownAlready() throws Exception {
        comment("c1", "drunk", "he is a drunk");
        verdict("v1", "drunk", "case", "P7");
        opened("k1", "drunk");
        lines.fromNowOn();

        comment("c1", "drunk", "he is a drunk");
        verdict("v1", "drunk", "case", "P7");

        assertThat(said()).isEqualTo("""
                facebook     "he is a drunk"                   P7            known already, nothing new happens \
                (case 0123abcd TRIAGE)
                """);
    }

    @Test
    void wordsOfAnybodyElseAreNotShown() throws Exception {
        lines.tell("comments.v1", "c1", "x", json("""
                {"platform":"google","externalId":"AbF","status":"posted","text":"my name is Joan"}"""));
        verdict("v1", "x", "redirect", "P6");

        assertThat(said()).isEqualTo("""
                google       AbF (15 characters)               P6            a review: shown the way to the NHS website
                """);
    }

    @Test
    void aSuspicionTooWeakToCountIsNotShown() throws Exception {
        comment("c1", "flu", "any flu jabs?");
        assertThat(lines.awaitsMore()).isTrue();
        lines.tell("verdicts.v1", "v1", "flu", json("""
                {"route":"none","findings":[{"clause":"P6","band":"CLEAR"}]}"""));

        assertThat(said()).isEqualTo("""
                facebook     "any flu jabs?"                                 nothing to do
                """);
        assertThat(lines.awaitsMore()).isFalse();
    }

    @Test
    void laterMovesOfACaseAreLinesOfTheirOwn() throws Exception {
        lines.tell("cases.v1", "k2", "y", json("""
                {"caseId":"0123abcdef","happening":"breach-confirmed","from":"TRIAGE","to":"BREACH_CONFIRMED",\
                "by":"manager"}"""));

        assertThat(said()).isEqualTo("""
                case 0123abcd  TRIAGE to BREACH_CONFIRMED  (breach-confirmed, by manager)
                """);
    }

    private void comment(String id, String externalId, String text) throws Exception {
        lines.tell("comments.v1", id, externalId, json("""
                {"platform":"facebook","externalId":"%s","status":"posted","text":"%s"}""".formatted(externalId, text)));
    }

    private void verdict(String id, String correlation, String route, String... clauses) throws Exception {
        var findings = new StringBuilder();
        for (var clause : clauses) {
            findings.append(findings.isEmpty() ? "" : ",").append("{\"clause\":\"" + clause + "\"}");
        }
        lines.tell(
                "verdicts.v1", id, correlation, json("{\"route\":\"" + route + "\",\"findings\":[" + findings + "]}"));
    }

    private void opened(String id, String correlation) throws Exception {
        lines.tell("cases.v1", id, correlation, json("""
                {"caseId":"0123abcdef","happening":"breach-suspected","to":"TRIAGE","by":"classifier"}"""));
    }

    private void letter(String id, String correlation, String template) throws Exception {
        lines.tell("letters.v1", id, correlation, json("""
                {"caseId":"0123abcdef","letterId":"%s","template":"%s","recipient":{"ref":"practice-manager"}}""".formatted(id, template)));
    }

    private void outcome(String id, String letter) throws Exception {
        lines.tell("letter-outcomes.v1", id, "any", json("""
                {"caseId":"0123abcdef","letterId":"%s","state":"SENT"}""".formatted(letter)));
    }

    /** Without the time of day at the beginning of each line. */
    private String said() {
        return out.toString(StandardCharsets.UTF_8).replaceAll("(?m)^[0-9:]{8}  ", "");
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
