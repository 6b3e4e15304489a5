package uk.gpsurgery.conduct.ingest.source;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same few thousand each time; {@link Fuzz} itself tries others. */
class FuzzTest {

    private static final int TIMES = 5_000;

    @ParameterizedTest
    @EnumSource(Fuzz.Parser.class)
    void nothingThatIsSentBreaksAParserOrKeepsIt(Fuzz.Parser parser) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> new Fuzz(1).run(parser, TIMES));
    }
}
