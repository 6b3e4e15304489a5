package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.Mail;

/** From a posted comment to the letter in the inbox, through all of the suite. */
class LadderStoryTest {

    /** Signed for one letter: another one in each. */
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/answer\\?link=[\\w-]{50}");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final String BREACH = "Dr Patel is a thief, she steals drugs from the surgery and sells them";

    private final Surgery surgery = Surgery.open();

    @Test
    void aHarmlessCommentLeavesNoCase() throws Exception {
        surgery.post("ladder-harmless", "Shaz B", "what time does the chemist next door shut pls x");
        surgery.post("ladder-after-harmless", "Robin After", BREACH);
        surgery.caseOf("ladder-after-harmless");

        Surgery.awaitTrue(
                "a verdict on the harmless comment",
                () -> surgery.read("verdicts.v1").stream()
                        .anyMatch(verdict -> verdict.key().endsWith(":ladder-harmless")));
        assertThat(surgery.ask("select count(*) from cases.incident where external_id = 'ladder-harmless'"))
                .isEqualTo("0");
    }

    @Test
    void aBreachThatIsTakenDownEndsWithThanks() throws Exception {
        surgery.post("ladder-thanks", "Robin Thanks", BREACH);
        var id = surgery.caseOf("ladder-thanks");
        var staff = surgery.letter(id, "new-case");
        assertThat(staff.to()).containsExactly("gareth.noakes@mile-oak.example");
        assertThat(staff.text()).contains("/v1/cases/" + id).doesNotContain("thief");
        askToRemove(id, "p-01");

        surgery.takeDown("ladder-thanks");
        surgery.letter(id, "post-seen-removed");
        surgery.move(id, "post-removed", Map.of("howSeen", "Facebook told us"), "POST_REMOVED");

        surgery.letter(id, "thank-you");
        surgery.awaitStage(id, "MONITORING");
        assertThat(surgery.show(id).path("summary").path("dueOn").asText())
                .isEqualTo(today(0).plusMonths(12).toString());
    }

    @Test
    void aBreachThatStaysUpEndsAtDeregistration() throws Exception {
        surgery.post("ladder-up", "Robin Up", BREACH);
        var id = surgery.caseOf("ladder-up");
        askToRemove(id, "p-02");
        assertLetter(id, "please-remove", Map.of("removeBy", today(7)));

        surgery.daysGoBy(8);
        surgery.letter(id, "due");
        surgery.move(id, "reminder-approved", Map.of("seenUpOn", today(8)), "REMINDED");
        assertLetter(id, "reminder", Map.of("requestedOn", today(0), "removeBy", today(15)));

        surgery.daysGoBy(16);
        surgery.move(id, "non-compliance-confirmed", Map.of("seenUpOn", today(16)), "NON_COMPLIANT");
        surgery.move(
                id,
                "advice-sought",
                Map.of("adviser", "mdu", "question", "May we warn the author?"),
                "LEGAL_ADVICE_REQUESTED");
        assertLetter(id, "legal-advice-instruction", Map.of("requestedOn", today(0), "remindedOn", today(8)));
        surgery.move(
                id,
                "advice-received",
                Map.of("outcome", "PROCEED_TO_WARNING", "dated", today(16), "summary", "You may warn."),
                "LEGAL_ADVICE_RECEIVED");
        surgery.move(
                id,
                "warning-drafted",
                Map.of(
                        "behaviour", "You posted a claim about a named doctor and did not remove it.",
                        "changeWanted", "Remove the post, and post no such claim again.",
                        "alternativesConsidered", "A meeting was offered twice.",
                        "equalityChecked", true),
                "WARNING_DRAFTED");
        var first = surgery.tell(surgery.asManager(), id, "warning-approved", Map.of("reason", "as advised"));
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().path("waitsFor").asText()).isEqualTo("a partner");
        surgery.letter(id, "second-approval-wanted");
        assertThat(surgery.tell(surgery.asPartner(), id, "warning-approved", Map.of("reason", "agreed"))
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("WARNING_ISSUED");
        assertLetter(id, "warning", Map.of("respondBy", today(30)));

        surgery.move(
                id, "warning-delivered", Map.of("on", today(16), "proof", "signed for at the door"), "WARNING_ACTIVE");
        surgery.daysGoBy(18);
        surgery.move(
                id, "breached-again", Map.of("labels", List.of("defamatory"), "postedOn", today(17)), "FURTHER_BREACH");
        surgery.move(id, "partners-asked", Map.of("reason", "posted again after the warning"), "PARTNER_DECISION");
        var reasons = Map.of(
                "specificReason", "You posted the same claim again after our warning.",
                "alternativesRejected", "A meeting was refused.",
                "notOnAProhibitedGround", true,
                "notForComplaining", true,
                "thisPersonOnly", true);
        assertThat(surgery.tell(surgery.asPartner(), id, "removal-agreed", reasons)
                        .status())
                .isEqualTo(202);
        surgery.move(id, "removal-agreed", reasons, "REMOVAL_DECIDED");
        surgery.move(id, "notice-sent", Map.of("on", today(18)), "NOTICE_SENT");
        assertLetter(id, "commissioner-notice", Map.of("warnedOn", today(16)));
        assertLetter(id, "removal-from-list", Map.of("warnedOn", today(16)));

        surgery.move(
                id, "commissioner-received", Map.of("on", today(18), "reference", "PCSE-1"), "COMMISSIONER_RECEIVED");
        surgery.move(
                id,
                "treatment-reviewed",
                Map.of("moreOftenThanWeekly", false, "reviewer", "Dr Eze"),
                "REMOVAL_PENDING");
        var tooSoon = surgery.tell(surgery.asManager(), id, "deregistration-confirmed", Map.of("reference", "PCSE-2"));
        assertThat(tooSoon.status()).isEqualTo(409);
        assertThat(tooSoon.body().at("/guards/0/code").asText()).isEqualTo("EIGHTH_DAY_REACHED");

        surgery.daysGoBy(26);
        surgery.move(id, "deregistration-confirmed", Map.of("reference", "PCSE-2"), "DEREGISTERED");
        assertLetter(id, "deregistered", Map.of("effectiveOn", today(26)));
        assertThat(surgery.show(id).path("history").findValuesAsText("to")).endsWith("REMOVAL_PENDING", "DEREGISTERED");
        surgery.daysGoBy(0);
    }

    private void askToRemove(String id, String patient) throws Exception {
        surgery.move(
                id,
                "breach-confirmed",
                Map.of(
                        "labels", List.of("defamatory"),
                        "nature", "STATEMENT_OF_FACT",
                        "reason", "It states a crime of a named doctor as fact."),
                "BREACH_CONFIRMED");
        surgery.move(
                id,
                "author-identified",
                Map.of(
                        "patientId",
                        patient,
                        "evidence",
                        List.of("Same name and photograph as the record", "Said so on the telephone")),
                "IDENTITY_CONFIRMED");
        surgery.move(id, "removal-requested", Map.of("reason", "It is still up."), "REMOVAL_REQUESTED");
    }

    /** The whole letter, as the person reads it. */
    private void assertLetter(String id, String template, Map<String, LocalDate> days) throws Exception {
        var mail = surgery.letter(id, template);
        assertThat(asRead(mail)).isEqualTo(expected(id, template, days));
    }

    private static String asRead(Mail mail) {
        return "To: " + String.join(", ", mail.to()) + "\nSubject: " + mail.subject() + "\n\n"
                + LINK.matcher(Objects.requireNonNull(mail.text()).replace("\r\n", "\n"))
                        .replaceAll("{link}")
                        .strip() + "\n";
    }

    private String expected(String id, String template, Map<String, LocalDate> days) throws Exception {
        var text = resource("/letters/" + template + ".txt");
        var filled = new TreeMap<String, String>();
        days.forEach((name, day) -> filled.put(name, DAY.format(day)));
        filled.put("caseReference", surgery.show(id).at("/summary/reference").asText());
        filled.put("today", DAY.format(today(0)));
        filled.put("linksUntil", DAY.format(today(28)));
        filled.put("postedOn", DAY.format(today(0)));
        for (var field : filled.entrySet()) {
            text = text.replace("{" + field.getKey() + "}", field.getValue());
        }
        return text;
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(LadderStoryTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static LocalDate today(int ahead) {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(ahead);
    }
}
