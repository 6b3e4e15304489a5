package uk.gpsurgery.conduct.classifier.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.classifier.policy.Comment;

/** Who is meant: staff however they are written of, namesakes, and words that are also names. */
class NamingTest {

    private static final Directory PRACTICE = new Directory(
            Roster.of(List.of(
                    new StaffMember("patel", "Dr Meera Patel", "GP partner", List.of()),
                    new StaffMember("king", "Dr Robert King", "locum GP", List.of()),
                    new StaffMember("sandhu", "Dr Gurinder Sandhu", "GP partner", List.of()),
                    new StaffMember("thornbury", "Dr James Thornbury", "GP partner", List.of()),
                    new StaffMember("jenny", "Jenny Fairweather", "receptionist", List.of("Jen")),
                    new StaffMember("marsh", "Wendy Marsh", "healthcare assistant", List.of()),
                    new StaffMember("olu", "Olu Adebayo", "practice nurse", List.of("Nurse Olu")))),
            Set.of("maureen tidy", "will young")::contains);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Dr Patel was kind to me                        | patel
            dr. patels clinic is running late              | patel
            Saw Dr P. about my knee                        | patel
            Dr Meera Patel rang me                         | patel
            doctor pattel rang me                          | patel
            dr sandoo rang me himself                      | sandhu
            Thornbury never listens                        | thornbury
            Thornbery never listens                        | thornbury
            J. Thornbury signed it                         | thornbury
            Dr T\u04bbornbury signed it                    | thornbury
            Jenny on reception is a star                   | jenny
            Jen Fairweather is a star                      | jenny
            Nurse Olu did my dressing                      | olu
            Dr King is new here                            | king
            Wendy Marsh took my blood                      | marsh
            Sheila Patel won the raffle                    |
            Mr Patel at the corner shop is closing         |
            The king is on telly                           |
            King Street is shut, so is Marsh Lane          |
            Thornbury Road is shut                         |
            The marsh is flooded again in May              |
            Jenny Carter is selling raffle tickets         |
            """)
    void staffAreFoundAndNamesakesAreNot(String text, @Nullable String id) {
        var found = reading("Somebody", text).staff().stream()
                .flatMap(mention -> mention.ids().stream())
                .toList();
        assertThat(found).isEqualTo(id == null ? List.of() : List.of(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Glenys Rook  | Maureen Tidy had her kidney results back Tuesday              | true
            Glenys Rook  | saw maureen tidy at the surgery crying her eyes out           | true
            Maureen Tidy | Had my kidney results back Tuesday                            | false
            Maureen Tidy | Maureen Tidy here, I am still waiting for my kidney results   | false
            Glenys Rook  | Maureen Tidy won the marrow show again                        | false
            Glenys Rook  | With Maureen Tidy's permission: her kidney results are back   | false
            Glenys Rook  | My mum had her kidney results back Tuesday                    | false
            Glenys Rook  | Will young people come to the flu clinic at the surgery       | false
            Glenys Rook  | Found a slip with NHS number 943 476 5919 by the trolleys     | true
            Glenys Rook  | Found a slip with NHS number 943 476 5918 by the trolleys     | false
            Glenys Rook  | My NHS number is 943 476 5919 and I still have no letter      | false
            """)
    void patientsAreFoundWithTheirHealthAndNeverTheAuthor(String author, String text, boolean found) {
        var reading = reading(author, text);
        assertThat(PatientIdentifiable.rules())
                .satisfies(rules -> assertThat(rules.stream()
                                .anyMatch(rule -> !reading.seenBy(rule).isEmpty()))
                        .isEqualTo(found));
    }

    private static Reading reading(String author, String text) {
        return Reading.of(new Comment("facebook", author, text, null, null), PRACTICE);
    }
}
