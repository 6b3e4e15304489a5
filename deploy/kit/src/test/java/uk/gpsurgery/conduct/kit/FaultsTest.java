package uk.gpsurgery.conduct.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which faults pass by themselves. */
class FaultsTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("connection refused", new SQLException("", "08001"), true),
                Arguments.of("the administrator has stopped it", new SQLException("", "57P01"), true),
                Arguments.of("serialisation failed", new SQLException("", "40001"), true),
                Arguments.of("the disk is full", new SQLException("", "53100"), true),
                Arguments.of("no connection in the pool", new SQLException("Sorry"), true),
                Arguments.of("transient", new SQLTransientException("", "22000"), true),
                Arguments.of("a unique key is broken", new SQLException("", "23505"), false),
                Arguments.of("text is too long", new SQLException("", "22001"), false),
                Arguments.of("no such table", new SQLException("", "42P01"), false),
                Arguments.of("the broker is away", new TimeoutException(), true),
                Arguments.of("the record is too large", new RecordTooLargeException(), false),
                Arguments.of("a peer is away", new ConnectException(), true),
                Arguments.of("no JSON, though an IOException", new JsonParseException(null, ""), false),
                Arguments.of("a bug", new NullPointerException(), false),
                Arguments.of(
                        "deep inside", new RuntimeException(new CompletionException(new ConnectException())), true),
                Arguments.of("beside it", with(new IllegalStateException(), new SQLException("", "08006")), true),
                Arguments.of("a circle", circle(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void faults(String what, Throwable fault, boolean pass) {
        assertThat(Faults.pass(fault)).isEqualTo(pass);
    }

    @Test
    void theLogHasThePlaceAndTheClassesAndNotTheWords() {
        var silent = Faults.withoutWords(new IllegalStateException("canary", new IOException("canary")));

        assertThat(silent.toString())
                .contains("IllegalStateException <- IOException")
                .doesNotContain("canary");
        assertThat(silent.getStackTrace()[0].getMethodName()).isEqualTo("theLogHasThePlaceAndTheClassesAndNotTheWords");
        assertThat(silent.getCause()).isNull();
    }

    private static Throwable with(Throwable fault, Throwable beside) {
        fault.addSuppressed(beside);
        return fault;
    }

    private static Throwable circle() {
        var one = new RuntimeException("one");
        var other = new RuntimeException("other", one);
        one.initCause(other);
        return one;
    }
}
