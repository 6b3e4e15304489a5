package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.notifier.letter.OwnWording.Block;

/** What a practice may write, and that nothing of it is ever more than words. */
class OwnWordingTest {

    private static final String GOOD = """
            # Please take it down by {removeBy}

            You put a post on {platform} on {postedOn}.

            # Why

            {clauseQuotes}

            See it here: {permalink}""";

    @Test
    void wordsWithEveryFieldThatIsNeededAreTaken() {
        assertThat(faults("A request from {practiceName}", GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # instead of   ; this                    ; so
            {removeBy}     ; soon                    ; the letter has to say: removeBy
            {postedOn}     ; {warnedOn}              ; the letter has no such fields: warnedOn|the letter has to say: postedOn
            {platform}     ; {platform}{             ; a brace stands only around the name of a field
            {platform}     ; {platform} {#if x}      ; a brace stands only around the name of a field
            {platform}     ; {platform} {cdi:a.b}    ; a brace stands only around the name of a field
            {platform}     ; {platform} {|raw|}      ; a brace stands only around the name of a field
            {platform}     ; {platform} {platform.up}; a brace stands only around the name of a field
            {platform}     ; {platform} {{platform}} ; a brace stands only around the name of a field
            {platform}     ; {platform} {inject}     ; the letter has no such fields: inject
            {clauseQuotes} ; It says: {clauseQuotes} ; these are lists, and stand alone between blank lines: clauseQuotes
            See it         ; 999 000 0018            ; an NHS number has no place in a letter
            """, delimiter = ';')
    void whatIsWrongIsSaid(String instead, String of, String so) {
        assertThat(faults("A request", GOOD.replace(instead, of))).containsExactly(so.split("\\|"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Your post on {platform}", "{clauseQuotes}", "Dear {recipientName}"})
    void aSubjectSaysNothingOfThePost(String subject) {
        assertThat(faults(subject, GOOD)).singleElement().asString().startsWith("a subject takes no such fields: ");
    }

    @Test
    void itIsFilledBlockByBlock() {
        var blocks = new OwnWording(1, "A request", GOOD)
                .filled(Map.of(
                        "removeBy", "29 November 2026",
                        "platform", "Facebook\r\nBcc: x",
                        "postedOn", "20 November 2026",
                        "clauseQuotes", "One.\n\nTwo {platform}."));

        assertThat(blocks)
                .as("the paragraph of the link is left out: there is none")
                .containsExactly(
                        new Block("h1", "Please take it down by 29 November 2026", List.of()),
                        new Block("p", "You put a post on Facebook Bcc: x on 20 November 2026.", List.of()),
                        new Block("h2", "Why", List.of()),
                        new Block("", "", List.of("One.", "Two {platform}.")));
    }

    @Test
    void withoutAHeadingTheSubjectIsTheTitle() {
        assertThat(new OwnWording(1, "A word from {practiceName}", "Call us.")
                        .filled(Map.of("practiceName", "$1 Mile")))
                .containsExactly(
                        new Block("h1", "A word from $1 Mile", List.of()), new Block("p", "Call us.", List.of()));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void whatTheRegulationsFixAndWhatStaffReadStaysAsItIs(Template template) {
        assertThat(OwnWording.isAllowedFor(template))
                .isEqualTo(template.recipient() == Recipient.PATIENT && !template.legal());
    }

    private static List<String> faults(String subject, String body) {
        return new OwnWording(0, subject, body).faults(Template.PLEASE_REMOVE);
    }
}
