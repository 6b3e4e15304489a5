package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.gpsurgery.conduct.local.ChosenPorts.Door;

class ChosenPortsTest {

    @TempDir
    Path folder;

    @Test
    void theUsualPortsAreTakenWhereTheyAreFree() throws Exception {
        var ports = choose();

        assertThat(Stream.of(Door.values()).map(ports::of))
                .containsExactly(9092, 5432, 1025, 8025, 8081, 8082, 8083, 8084);
        assertThat(ports.moved()).isEmpty();
    }

    @Test
    void aTakenPortMovesItsOwnerToTheNextThatNobodyWantsAndSaysSo() throws Exception {
        var ports = choose(8081, 8085);

        assertThat(Stream.of(Door.values()).map(ports::of))
                .containsExactly(9092, 5432, 1025, 8025, 8086, 8082, 8083, 8084);
        assertThat(ports.moved()).containsExactly("Port 8081 is taken, so ingest-service listens on 8086.");
    }

    @Test
    void theNextStartTakesTheSamePortsAgain() throws Exception {
        choose(5432);

        var ports = choose();

        assertThat(ports.of(Door.POSTGRESQL)).isEqualTo(5433);
        assertThat(ports.moved()).isEmpty();
    }

    @Test
    void aFileThatMakesNoSenseIsReadAsTheUsualPorts() throws Exception {
        Files.writeString(folder.resolve("ports"), "kafka=all\npostgresql=\nwhat");

        assertThat(choose().of(Door.KAFKA)).isEqualTo(9092);
    }

    private ChosenPorts choose(Integer... taken) throws Exception {
        return ChosenPorts.keptIn(
                folder.resolve("ports"), port -> !Set.of(taken).contains(port));
    }
}
