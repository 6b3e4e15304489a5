package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

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
    void theUsualPortsAreTakenWhereTheyAreFree() {
        var ports = choose();

        assertThat(Stream.of(Door.values()).map(ports::of))
                .containsExactly(9092, 5432, 1025, 8025, 8081, 8082, 8083, 8084, 9081, 9082, 9083, 9084);
        assertThat(ports.moved()).isEmpty();
    }

    @Test
    void aTakenPortMovesItsOwnerToTheNextThatNobodyWantsAndSaysSo() {
        var ports = choose(8081, 8085);

        assertThat(Stream.of(Door.values()).map(ports::of))
                .containsExactly(9092, 5432, 1025, 8025, 8086, 8082, 8083, 8084, 9081, 9082, 9083, 9084);
        assertThat(ports.moved()).containsExactly("Port 8081 is taken, so ingest-service listens on 8086.");
    }

    @Test
    void theyAreWrittenDownForWhoeverLooksForThem() throws Exception {
        choose(8084).tell(folder.resolve("ports.properties"));

        assertThat(folder.resolve("ports.properties")).hasContent("""
                kafka=9092
                postgresql=5432
                smtp=1025
                inbox=8025
                ingest=8081
                classifier=8082
                cases=8083
                notifier=8085
                ingest_health=9081
                classifier_health=9082
                cases_health=9083
                notifier_health=9084
                """);
    }

    private static ChosenPorts choose(Integer... taken) {
        return ChosenPorts.usualOrNext(port -> !Set.of(taken).contains(port));
    }
}
