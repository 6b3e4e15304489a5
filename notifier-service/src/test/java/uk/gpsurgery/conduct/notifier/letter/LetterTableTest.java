package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.notifier.Asking;
import uk.gpsurgery.conduct.notifier.MailPort;

/** What may come of a case, and who then reads what: every cell has a letter of its own, and no letter is in no cell. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
@QuarkusTestResource(MailPort.class)
class LetterTableTest {

    private static final List<Recipient> COLUMNS =
            List.of(Recipient.PATIENT, Recipient.STAFF, Recipient.COMMISSIONER, Recipient.ADVISER, Recipient.REPORTER);

    private static final String TABLE = """
            # what happened         | patient                  | staff                  | commissioner                   | adviser                  | reporter
            breach suspected        |                          | new-case               |                                |                          |
            risk seen               |                          | safeguarding-alert     |                                |                          |
            alert not taken on      |                          | safeguarding-escalation |                               |                          |
            staff named             |                          | staff-support-offer    |                                |                          |
            no breach               |                          |                        |                                |                          | report-not-acted-on
            breach acted on         |                          |                        |                                |                          | report-acted-on
            complaint               | complaint-signpost       |                        |                                |                          |
            complaint waits         |                          | complaint-acknowledgement-due |                         |                          |
            review misplaced        | review-redirect          |                        |                                |                          |
            a talk is better        | invitation               |                        |                                |                          |
            removal requested       | please-remove            |                        |                                |                          |
            request passed over     | reminder                 |                        |                                |                          |
            post seen removed       |                          | post-seen-removed      |                                |                          |
            post removed            | thank-you                |                        |                                |                          |
            advice sought           |                          |                        |                                | legal-advice-instruction |
            warning                 | warning                  |                        |                                |                          |
            patient's side came     | representations-received |                        |                                |                          |
            patient's side upheld   | representations-upheld   |                        |                                |                          |
            patient's side rejected | representations-rejected |                        |                                |                          |
            removal decided         | removal-from-list        |                        | commissioner-notice            |                          |
            removed                 | deregistered             |                        |                                |                          |
            removed after a threat  | immediate-removal        |                        | immediate-removal-confirmation |                          |
            case withdrawn          | withdrawn                |                        | commissioner-withdrawal        |                          |
            one has approved        |                          | second-approval-wanted |                                |                          |
            deadline near           |                          | due-soon               |                                |                          |
            deadline reached        |                          | due                    |                                |                          |
            deadline long past      |                          | overdue                |                                |                          |
            letter did not go       |                          | letter-failed          |                                |                          |
            patient answers         |                          | patient-answered       |                                |                          |
            day begins              |                          | daily-digest           |                                |                          |
            week ends               |                          | weekly-summary         |                                |                          |
            """;

    @Inject
    LetterWriter writer;

    @Test
    void everyCellHasALetterForItsReader() {
        for (var row : rows()) {
            for (var column = 1; column < row.size(); column++) {
                if (!row.get(column).isEmpty()) {
                    assertThat(Template.named(row.get(column)))
                            .as(row.get(0) + ": " + row.get(column))
                            .map(Template::recipient)
                            .contains(COLUMNS.get(column - 1));
                }
            }
        }
    }

    @Test
    void everyLetterStandsInOneCell() {
        assertThat(rows().stream().flatMap(row -> row.stream().skip(1)).filter(cell -> !cell.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Template.values()).map(Template::wireName).toList());
    }

    /** Others have sent "accepted" and "refused" in the same words. */
    @Test
    void noTwoCellsSayTheSame() {
        var said = new HashSet<Set<String>>();
        for (var template : Template.values()) {
            assertThat(said.add(ownWordsOf(template))).as(template.wireName()).isTrue();
        }
        var sentences = Stream.of(Template.values())
                .map(this::ownWordsOf)
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(sentence -> sentence, Collectors.counting()));
        for (var template : Template.values()) {
            assertThat(ownWordsOf(template))
                    .as(template.wireName() + " says something that no other letter says")
                    .anyMatch(sentence -> Long.valueOf(1).equals(sentences.get(sentence)));
        }
    }

    private Set<String> ownWordsOf(Template template) {
        var draft = writer.write(Asking.forA(template, "l-1").letter(), LocalDate.of(2026, 11, 22), Optional.empty());
        return Arrays.stream(((Draft.Written) draft).wording().text().split("\n"))
                .filter(line -> line.endsWith("."))
                .flatMap(line -> Arrays.stream(line.split("(?<=\\.) ")))
                .collect(Collectors.toSet());
    }

    private static List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        TABLE.lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> rows.add(
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList()));
        return rows;
    }
}
