package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            DATE | 22 November 2026        | true
            DATE | 1 January 2027          | true
            DATE | 29 February 2028        | true
            DATE | 29 February 2027        | false
            DATE | 31 November 2026        | false
            DATE | 2026-11-22              | false
            DATE | 22/11/2026              | false
            DATE | 22 Nov 2026             | false
            DATE | tomorrow                | false
            LINK | https://nhs.uk/a?b=c#d  | true
            LINK | http://localhost:8083/c | true
            LINK | javascript:alert(1)     | false
            LINK | data:text/html,x        | false
            LINK | mailto:x@mail.example   | false
            LINK | //nhs.uk                | false
            LINK | nhs.uk                  | false
            LINK | https://nhs.uk/a b      | false
            LINE | 9434765919              | false
            LINE | NHS no. 943 476 5919.   | false
            LINE | 943-476-5919            | false
            LINE | 943 476 5918            | true
            LINE | 01273 000 000           | true
            LINE | +44 1273 000000         | true
            LINE | post 901097836652708    | true
            """, delimiter = '|')
    void aValueFitsItsFormOrDoesNot(Form form, String value, boolean fits) {
        assertThat(form.fits(value)).isEqualTo(fits);
    }

    @Test
    void anNhsNumberInAnyLineIsFound() {
        assertThat(Form.LINES.fits("First point\nSecond point: 943 476 5919")).isFalse();
    }

    @Test
    void pointsComeOneALineWithoutEmptyOnes() {
        assertThat(Form.LINES.printed(" one \r\n\r\n\u200b\n two\tand a half \n"))
                .isEqualTo(java.util.List.of("one", "two and a half"));
    }
}
