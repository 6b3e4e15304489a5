package uk.gpsurgery.conduct.notifier.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.Asking;
import uk.gpsurgery.conduct.notifier.MailPort;

/** Every letter there is: that it reads well, says what it must and gives nothing away. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class LettersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final double GRADE_7 = 7;
    private static final double GRADE_3 = 3;
    private static final Pattern LINK = Pattern.compile("(https?://|www\\.)\\S+");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");

    @Inject
    LetterWriter writer;

    @Inject
    Engine engine;

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyLetterIsWrittenWithAndWithoutWhatItMayHave(Template template) {
        assertThat(writer.write(Asking.forA(template, "l-1").letter(), TODAY, Optional.empty()))
                .isInstanceOf(Draft.Written.class);

        var bare = Asking.forA(template, "l-1");
        for (var field : template.optional()) {
            bare = bare.withoutField(field.wireName());
        }

        var letter = written(bare);
        assertThat(letter.subject()).isNotBlank().doesNotContain("  ", "{", "()");
        assertThat(letter.text()).doesNotContain("{", "}", "NOT_FOUND", "null");
        assertThat(letter.html()).doesNotContain("NOT_FOUND", "null");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aLetterWithoutAFieldThatItNeedsIsRefusedByName(Template template) {
        for (var field : template.needed()) {
            assertThat(writer.write(
                            Asking.forA(template, "l-1")
                                    .withoutField(field.wireName())
                                    .letter(),
                            TODAY,
                            Optional.empty()))
                    .isEqualTo(new Draft.Refused(Refusal.FIELDS_MISSING, List.of(field)));
            assertThat(writer.write(
                            Asking.forA(template, "l-1")
                                    .withField(field.wireName(), " \n\u200b ")
                                    .letter(),
                            TODAY,
                            Optional.empty()))
                    .isEqualTo(new Draft.Refused(Refusal.FIELDS_MISSING, List.of(field)));
        }
    }

    @Test
    void whatMayNotBeWrittenIsRefusedForItsReason() {
        var letter = Asking.forA(Template.PLEASE_REMOVE, "l-1");

        assertThat(refusal(letter.withTemplate("birthday-card"))).isEqualTo(Refusal.UNKNOWN_TEMPLATE);
        assertThat(refusal(letter.withKind("staff"))).isEqualTo(Refusal.OTHER_RECIPIENT);
        assertThat(refusal(letter.withKind("reporter"))).isEqualTo(Refusal.OTHER_RECIPIENT);
        assertThat(refusal(letter.approvedBy(Optional.empty()))).isEqualTo(Refusal.NOT_APPROVED);
        assertThat(refusal(letter.approvedBy(Optional.of(" ")))).isEqualTo(Refusal.NOT_APPROVED);
        assertThat(refusal(letter.withName("\u200b \n"))).isEqualTo(Refusal.NO_NAME);
    }

    @Test
    void whatMailCannotBringIsWrittenForPaper() {
        var letter = Asking.forA(Template.PLEASE_REMOVE, "l-1");

        assertThat(onPaper(letter.withEmail(Optional.empty()))).isEqualTo(Refusal.NO_ADDRESS);
        assertThat(onPaper(letter.withEmail(Optional.of("tracey")))).isEqualTo(Refusal.NO_SUCH_ADDRESS);
        assertThat(onPaper(letter.onPaper("1 Shingle Row", "standard"))).isEqualTo(Refusal.WANTS_PAPER);
        assertThat(onPaper(letter.withSharedEmail())).isEqualTo(Refusal.SHARED_ADDRESS);
        assertThat(writer.write(
                        Asking.forA(Template.DUE, "l-1").withSharedEmail().letter(), TODAY, Optional.empty()))
                .as("a desk may share an address")
                .isInstanceOf(Draft.Written.class);
        assertThat(refusal(Asking.forA(Template.DUE, "l-1").withEmail(Optional.empty())))
                .as("staff have the console")
                .isEqualTo(Refusal.NO_ADDRESS);
    }

    @Test
    void largePrintIsLarger() {
        var draft = writer.write(
                Asking.forA(Template.WARNING, "l-1")
                        .onPaper("1 Shingle Row", "large-print")
                        .letter(),
                TODAY,
                Optional.empty());

        assertThat(((Draft.OnPaper) draft).wording().html()).contains("font-size: 24px");
        assertThat(written(Asking.forA(Template.WARNING, "l-1")).html()).contains("font-size: 18px");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void whatALetterDeclaresIsWhatItUses(Template template) {
        for (var kind : List.of("txt", "html")) {
            var used = fieldsUsedIn("letters/" + template.wireName() + "/body." + kind, new HashSet<>());
            used.addAll(fieldsUsedIn("letters/" + template.wireName() + "/subject.txt", new HashSet<>()));
            used.removeAll(Set.of("recipientName", "today"));

            assertThat(used)
                    .containsExactlyInAnyOrderElementsOf(
                            template.fields().stream().map(Field::wireName).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void bothFormsOfALetterSayTheSame(Template template) {
        var letter = written(Asking.forA(template, "l-1"));

        assertThat(wordsOf(withoutTags(letter.html())))
                .containsAll(wordsOf(LINK.matcher(letter.text()).replaceAll("")));
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aSubjectSaysNothingOfThePostOrThePerson(Template template) {
        var subject = written(Asking.forA(template, "l-1")).subject();

        Stream.of(Field.values())
                .filter(field ->
                        !Set.of(Field.PRACTICE_NAME, Field.CASE_REFERENCE).contains(field))
                .forEach(field -> assertThat(subject).doesNotContain(field.example()));
        assertThat(subject).doesNotContain("Gander");
        if (template.recipient() == Recipient.PATIENT) {
            assertThat(subject.toLowerCase(Locale.ROOT)).doesNotContain("patient", "post", "warning", "list");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void onlyThePatientReadsThatSomebodyIsAPatient(Template template) {
        var letter = written(Asking.forA(template, "l-1"));

        if (Set.of(Recipient.ADVISER, Recipient.STAFF, Recipient.REPORTER).contains(template.recipient())) {
            assertThat(letter.text().toLowerCase(Locale.ROOT)).doesNotContain("patient");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aPatientNeedsNoMoreThanSevenYearsOfSchool(Template template) {
        if (template.recipient() == Recipient.PATIENT) {
            var grade = ReadingGrade.of(
                    ownSentences(written(Asking.forA(template, "l-1")).text()));

            System.out.printf("%s: Flesch-Kincaid grade %.1f%n", template.wireName(), grade);
            assertThat(grade).isLessThanOrEqualTo(GRADE_7);
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyPatientLearnsHowToReplyToComplainAndToGetHelp(Template template) {
        if (template.recipient() == Recipient.PATIENT) {
            assertThat(written(Asking.forA(template, "l-1")).text())
                    .contains(
                            Field.PRACTICE_PHONE.example(),
                            Field.COMPLAINTS_URL.example(),
                            "large print, easy read, Braille or another language",
                            "22 November 2026");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void whatALetterQuotesStandsInThePolicy(Template template) {
        for (var kind : List.of("txt", "html")) {
            var source = resource("/templates/letters/" + template.wireName() + "/body." + kind);
            var quotes = Pattern.compile("“([^{”]+)”|<blockquote>([^{<]+)</blockquote>")
                    .matcher(source)
                    .results()
                    .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)));

            assertThat(quotes)
                    .allSatisfy(quote -> assertThat(oneLine(resource("/social-media-patient-policy.txt")))
                            .contains(quote));
        }
    }

    @Test
    void aWarningHasAllThatTheRegulationsAndTheRegulatorsAskFor() {
        assertThat(written(Asking.forA(Template.WARNING, "l-1")).text())
                .as("the behaviour, with its dates")
                .contains("- On 20 November 2026 you posted a claim about a named doctor.")
                .as("the risk of removal")
                .contains("You may be removed from our list of patients if this goes on.")
                .as("the reasons")
                .contains("“" + Field.CLAUSE_QUOTES.example() + "”")
                .as("what must change")
                .contains("- Remove the post.")
                .as("how to respond, and to ask for help")
                .contains("Tell us your side by 28 December 2026.", "Tell us if your health")
                .as("how to complain, up to the Ombudsman")
                .contains("1. Tell us first.", "2. You can go to NHS Sussex", "3. If you are not happy", "Ombudsman")
                .as("other forms of the letter")
                .contains("large print");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void theHtmlIsMeantForEverybodysEyesAndEars(Template template) {
        var html = written(Asking.forA(template, "l-1")).html();

        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en-GB\">", "<main>", "line-height: 1.5", "<meta charset=\"utf-8\">")
                .containsOnlyOnce("<h1>")
                .doesNotContain("<img", "<script", "<table", "http-equiv");
        assertThat(unclosed(html)).isEmpty();
        var headings = TAG.matcher(html)
                .results()
                .filter(tag -> tag.group(1).isEmpty())
                .map(tag -> tag.group(2))
                .filter(name -> name.matches("h\\d"))
                .toList();
        assertThat(String.join(" ", headings)).matches("h1( h2)*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#212b32", "#005eb8"})
    void coloursStandOutFromTheirGround(String colour) {
        assertThat(resource("/templates/letters/frame.html")).contains(colour);
        assertThat(contrast(colour, "#ffffff")).as("WCAG 2.2, AA").isGreaterThanOrEqualTo(4.5);
    }

    private Refusal refusal(Asking asking) {
        return ((Draft.Refused) writer.write(asking.letter(), TODAY, Optional.empty())).refusal();
    }

    @Test
    void easyReadIsEasierThanAnyOtherLetterAndAsksForTheSame() {
        var written = 0;
        for (var template : Template.values()) {
            if (writer.hasEasyRead(template)) {
                written++;
                var letter = inEasyRead(template);
                var sentences = ownSentences(letter.text());
                assertThat(ReadingGrade.of(sentences)).as(template.wireName()).isLessThanOrEqualTo(GRADE_3);
                assertThat(sentences)
                        .filteredOn(sentence -> !sentence.startsWith("-"))
                        .allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(14));
                assertThat(letter.html()).contains("font-size: 24px").containsOnlyOnce("<h1>");
                assertThat(unclosed(letter.html())).isEmpty();
                assertThat(wordsOf(withoutTags(letter.html())))
                        .containsAll(wordsOf(LINK.matcher(letter.text()).replaceAll("")));
                for (var field : template.needed()) {
                    assertThat(letter.text()).contains(field.example().lines().toList());
                }
            }
        }
        assertThat(written).isEqualTo(6);
    }

    @Test
    void whoWantsEasyReadIsNotSentAnythingElse() {
        var letter = Asking.forA(Template.REPRESENTATIONS_REJECTED, "l-1").inFormat("easy-read");

        assertThat(onPaper(letter)).isEqualTo(Refusal.NO_EASY_READ);
    }

    private Wording inEasyRead(Template template) {
        return written(Asking.forA(template, "l-1").inFormat("easy-read"));
    }

    private Refusal onPaper(Asking asking) {
        return ((Draft.OnPaper) writer.write(asking.letter(), TODAY, Optional.empty())).why();
    }

    private Wording written(Asking asking) {
        return ((Draft.Written) writer.write(asking.letter(), TODAY, Optional.empty())).wording();
    }

    private Set<String> fieldsUsedIn(String path, Set<String> used) {
        var source = resource("/templates/" + path);
        names(Objects.requireNonNull(engine.getTemplate(path)).getExpressions()).forEach(used::add);
        Pattern.compile("\\{#include (\\S+?)[ }]")
                .matcher(source)
                .results()
                .forEach(include -> fieldsUsedIn(include.group(1), used));
        return used;
    }

    private static Stream<String> names(Collection<Expression> expressions) {
        return expressions.stream()
                .map(expression -> expression.getParts().get(0).getName())
                .filter(name -> Stream.of(Field.values())
                        .anyMatch(field -> field.wireName().equals(name)));
    }

    /** Without the letterhead, the signature, the headings and the words of others. */
    private static List<String> ownSentences(String text) {
        var body = text.substring(text.indexOf("Dear "), text.indexOf("Yours sincerely"));
        return body.lines()
                .skip(1)
                .map(line -> LINK.matcher(line).replaceAll(""))
                .map(line -> line.replaceAll("“[^”]*”", ""))
                .filter(line -> !line.equals(line.toUpperCase(Locale.ROOT)))
                .flatMap(line -> Arrays.stream(line.split("(?<=[.!?:])\\s")))
                .toList();
    }

    private static Set<String> wordsOf(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\p{N}']+"))
                .filter(word -> word.length() > 2)
                .collect(Collectors.toSet());
    }

    private static String withoutTags(String html) {
        return html.replaceAll("(?s)<style>.*</style>", " ")
                .replaceAll("<[^>]+>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<String> unclosed(String html) {
        var open = new ArrayDeque<String>();
        TAG.matcher(html)
                .results()
                .filter(tag -> !Set.of("br", "meta").contains(tag.group(2)))
                .forEach(tag -> {
                    if (tag.group(1).isEmpty()) {
                        open.push(tag.group(2));
                    } else {
                        assertThat(open.pop()).isEqualTo(tag.group(2));
                    }
                });
        return List.copyOf(open);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(String one, String other) {
        var lights = Stream.of(one, other).map(LettersTest::luminance).sorted().toList();
        return (lights.get(1) + 0.05) / (lights.get(0) + 0.05);
    }

    private static double luminance(String colour) {
        var weights = Map.of(1, 0.2126, 3, 0.7152, 5, 0.0722);
        return weights.entrySet().stream()
                .mapToDouble(weight -> {
                    var channel = Integer.parseInt(colour.substring(weight.getKey(), weight.getKey() + 2), 16) / 255.0;
                    return weight.getValue()
                            * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
                })
                .sum();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String resource(String path) {
        try (var in = Objects.requireNonNull(LettersTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
