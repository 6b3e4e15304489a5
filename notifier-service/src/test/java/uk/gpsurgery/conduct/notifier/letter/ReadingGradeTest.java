package uk.gpsurgery.conduct.notifier.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingGradeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            post, 1
            please, 1
            remove, 2
            removed, 2
            table, 2
            needed, 2
            wanted, 2
            surgery, 3
            complain, 2
            policy, 3
            media, 2
            people, 2
            because, 2
            warned, 1
            decided, 3
            themselves, 2
            2026, 1
            """)
    void syllablesAreCountedAsTheyAreSpoken(String word, int syllables) {
        assertThat(ReadingGrade.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void theFormulaIsKincaids() {
        // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59
        assertThat(ReadingGrade.of(List.of("The cat sat on the mat"))).isCloseTo(-1.45, within(0.001));
    }
}
