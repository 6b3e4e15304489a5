package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.Asking;
import uk.gpsurgery.conduct.notifier.MailPort;

/** The main letters to patients in Welsh, for those who want them so. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class WelshTest {

    private static final Set<Template> WRITTEN = EnumSet.of(
            Template.PLEASE_REMOVE,
            Template.REMINDER,
            Template.THANK_YOU,
            Template.WARNING,
            Template.REMOVAL_FROM_LIST,
            Template.INVITATION,
            Template.COMPLAINT_SIGNPOST);

    /** Words that no Welsh sentence has, and an English one hardly does without. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(the|your|please|we|january|november|december)\\b");

    @Inject
    LetterWriter writer;

    @ParameterizedTest
    @EnumSource(Template.class)
    void theMainLettersAreWrittenAndTheOthersGoInEnglish(Template template) {
        assertThat(Welsh.of(template).isPresent()).isEqualTo(WRITTEN.contains(template));
        var letter = inWelsh(Asking.forA(template, "l-1"));
        assertThat(letter.html().contains("<html lang=\"cy\">")).isEqualTo(WRITTEN.contains(template));
        if (template.recipient() == Recipient.PATIENT && !WRITTEN.contains(template)) {
            assertThat(letter.text()).contains("Yours sincerely");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aLetterInWelshSaysAllThatItMust(Template template) {
        if (!WRITTEN.contains(template)) {
            return;
        }
        assertThat(Welsh.of(template).orElseThrow().faults(template)).isEmpty();
        var letter = inWelsh(Asking.forA(template, "l-1"));

        assertThat(letter.subject()).contains("Mile Oak Medical Centre").doesNotContain("Facebook", "Gander");
        assertThat(letter.text())
                .contains("Annwyl Mrs Tracey Gander", "22 Tachwedd 2026", "Yn gywir", "print bras")
                .contains(Field.PRACTICE_PHONE.example(), Field.COMPLAINTS_URL.example(), "/answer?link=")
                .doesNotContain("{", "}", "null", "NOT_FOUND");
        assertThat(letter.html().split("</style>")[1]).containsOnlyOnce("<h1>").doesNotContain("{");
        for (var field : template.needed()) {
            if (field.form() != Form.DATE) {
                assertThat(letter.text()).contains(field.example().lines().toList());
            }
        }
        assertThat(ENGLISH.matcher(letter.text()
                                .replaceAll("“[^”]*”", "")
                                .replaceAll("(?m)^- .*$", "")
                                .replace("Mile Oak Medical Centre", ""))
                        .results()
                        .map(found -> found.group())
                        .toList())
                .isEmpty();
    }

    @Test
    void datesAreInWelsh() {
        assertThat(inWelsh(Asking.forA(Template.PLEASE_REMOVE, "l-1")).text())
                .contains("Tynnwch eich post erbyn 29 Tachwedd 2026", "ar 20 Tachwedd 2026", "tan 20 Rhagfyr 2026");
    }

    @Test
    void whatLeadsToAListThatIsNotThereGoesWithIt() {
        var warning = Asking.forA(Template.WARNING, "l-1");

        assertThat(inWelsh(warning).text()).contains("Dyma ein rhesymau:");
        assertThat(inWelsh(warning.withoutField("reasons")).text()).doesNotContain("Dyma ein rhesymau:");
    }

    @Test
    void easyReadComesBeforeWelsh() {
        assertThat(inWelsh(Asking.forA(Template.PLEASE_REMOVE, "l-1").inFormat("easy-read"))
                        .text())
                .contains("You are not in trouble.");
    }

    private Wording inWelsh(Asking asking) {
        var draft = writer.write(asking.inWelsh().letter(), LocalDate.of(2026, 11, 22), Optional.empty());
        return ((Draft.Written) draft).wording();
    }
}
