package uk.gpsurgery.conduct.cases.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyReportTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, <5", "4, <5", "5, 5", "137, 137"})
    void whatCouldTellWhoItIsIsNotShown(long number, String shown) {
        assertThat(Figure.count(number).shown()).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource({"4, 12.5, <5", "5, 12.34, 12.3", "0, 0, 0.0"})
    void norIsWhatIsReckonedFromIt(long cases, double value, String shown) {
        assertThat(Figure.restingOn(cases, value).shown()).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            =1+2            | '=1+2
            +44 7700        | '+44 7700
            -1              | '-1
            @sum            | '@sum
            a, "b"          | "a, ""b""\"
            <5              | <5
            plain           | plain
            """)
    void noCellIsAFormula(String text, String cell) {
        assertThat(Csv.line(List.of(text))).isEqualTo(cell + "\r\n");
    }

    @Test
    void theTableHasALineAFigure() {
        var report = new MonthlyReport(
                "Y12345",
                "=Mile Oak, Portslade",
                "2026-10",
                Figure.count(12),
                Map.of("P7", Figure.count(3)),
                Map.of("TRIAGE", Figure.count(12)),
                Figure.count(6),
                Figure.restingOn(6, 4.25),
                Figure.count(0),
                Figure.restingOn(0, 0));

        assertThat(report.csv().lines())
                .containsExactly(
                        "figure,value",
                        "practice,Y12345",
                        "practice name,\"'=Mile Oak, Portslade\"",
                        "month,2026-10",
                        "cases opened,12",
                        "opened under P7,<5",
                        "came to TRIAGE,12",
                        "cases closed,6",
                        "median days to close,4.3",
                        "representations answered,0",
                        "overturned per cent,0.0");
    }
}
