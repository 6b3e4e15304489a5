package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path HOME = Path.of("/a checkout");

    @Test
    void withoutAWordTheDemoIsPlayedOnTheCheckoutsOwnFolder() throws Exception {
        assertThat(Options.parse(HOME, List.of()))
                .isEqualTo(new Options(Path.of("/a checkout/.local"), true, false, List.of()));
    }

    @Test
    void everyWordIsHeard() throws Exception {
        assertThat(Options.parse(HOME, List.of("--fresh", "--data", "/var/some where/../x", "--real")))
                .isEqualTo(new Options(Path.of("/var/x"), false, true, List.of()));
    }

    @Test
    void whatFollowsTokenIsTheTokens() throws Exception {
        assertThat(Options.parse(HOME, List.of("--data", "/x", "token", "partner", "--as", "james.thornbury")))
                .isEqualTo(new Options(Path.of("/x"), true, false, List.of("partner", "--as", "james.thornbury")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --frsh    | --frsh is not an option; deploy/run --help tells them all.
            --data    | --data is followed by a folder, such as --data /var/conduct.
            token     | token is followed by a role or by scopes, such as: token practice-manager.
            """)
    void aWrongWordIsAnsweredWithASentence(String word, String sentence) {
        assertThatThrownBy(() -> Options.parse(HOME, List.of(word)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(sentence);
    }
}
