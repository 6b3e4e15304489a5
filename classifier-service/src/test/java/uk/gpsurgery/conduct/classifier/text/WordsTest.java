package uk.gpsurgery.conduct.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "sh1t, shit",
        "$hit, shit",
        "f**k, fuck",
        "f***ing, fucking",
        "fuuuuuck, fuck",
        "f u c k, fuck",
        "f.u.c.k, fuck",
        "fu ck, fuck",
        "\uD835\uDC1F\uD835\uDC2E\uD835\uDC1C\uD835\uDC24, fuck",
        "fu\u200Bck, fuck",
        "fu\u0441k, fuck",
        "\u24D5\u24E4\u24D2\u24DA, fuck",
        "w@nker, wanker",
        "b*stard, bastard"
    })
    void aDisguisedWordIsReadAsWhatItIs(String disguised, String word) {
        var words = Words.of("you " + disguised + " there");
        assertThat(words.all()).extracting(Word::text).containsExactly("you", word, "there");
        var found = words.get(1);
        assertThat(words.original().substring(found.start(), found.end())).isEqualTo(disguised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20mg", "8am", "5*", "B12", "A1C", "4x4", "£40", "covid19", "Scunthorpe", "cockerel", "as sent"})
    void anOrdinaryWordIsLeftAlone(String text) {
        assertThat(Words.of(text).all()).extracting(Word::text).doesNotContainAnyElementsOf(Lexicon.swearing());
    }

    @Test
    void aTitleDoesNotEndASentence() {
        var words = Words.of("I saw Dr. Patel. She was kind! Was she? Yes");
        assertThat(words.all()).extracting(Word::sentence).containsExactly(0, 0, 0, 0, 1, 1, 1, 2, 2, 3);
        assertThat(words.asked(7)).isTrue();
        assertThat(words.asked(4)).isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void hostileTextIsReadQuicklyAndWithoutHarm(String text) {
        assertThatCode(() -> Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Words.of(text)))
                .doesNotThrowAnyException();
        for (var word : Words.of(text).all()) {
            assertThat(word.start()).isBetween(0, word.end() - 1);
            assertThat(word.end()).isLessThanOrEqualTo(text.length());
        }
    }

    static Stream<String> hostileTextIsReadQuicklyAndWithoutHarm() {
        return Stream.of(
                "a".repeat(65536),
                "a ".repeat(32768),
                "*".repeat(65536),
                "f*".repeat(32768),
                "\"".repeat(65536),
                "\uD83D\uDE02".repeat(32768),
                "\uFDFA".repeat(65536),
                "\u202E\u2066\u200D".repeat(20000),
                "a\u0301".repeat(32768),
                "@user ".repeat(10000),
                "\uD800".repeat(100) + "x\uDC00",
                "1".repeat(65536),
                "?!.".repeat(20000));
    }
}
