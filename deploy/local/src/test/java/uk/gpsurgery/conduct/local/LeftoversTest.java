package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void whatAnEarlierStartLeftIsEndedAndNobodyElse() throws Exception {
        var ours = sleeper("61");
        var somebodyElses = sleeper("62");
        earlier().note(ours.toHandle());

        assertThat(earlier().end()).isEqualTo(1);

        assertThat(ours.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(somebodyElses.isAlive()).isTrue();
        assertThat(earlier().end()).isZero();
    }

    @Test
    void aProcessThatDoesNotListenIsKilled() throws Exception {
        var deaf = started("sh", "-c", "trap '' TERM; while :; do sleep 1; done");
        TimeUnit.MILLISECONDS.sleep(200);
        earlier().note(deaf.toHandle());

        assertThat(earlier().end()).isEqualTo(1);

        assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anIdThatHasBeenGivenToSomebodyElseIsLeftAlone() throws Exception {
        var somebody = sleeper("63");
        earlier().note(somebody.toHandle());
        var line = Files.readString(folder.resolve("processes")).strip().split(" ", 3);
        var began = Long.parseLong(line[1]);

        for (var other : List.of(
                line[0] + " " + (began - 10_000) + " " + line[2],
                line[0] + " " + began + " " + line[2].replace("63", "64"),
                line[0] + " " + began,
                "1 " + began + " " + line[2],
                "what is this")) {
            Files.writeString(folder.resolve("processes"), other + "\n");
            assertThat(earlier().end()).as(other).isZero();
        }
        assertThat(somebody.isAlive()).isTrue();
    }

    @Test
    void afterAStopInOrderNothingIsRemembered() throws Exception {
        earlier().note(sleeper("65").toHandle());

        earlier().forget();

        assertThat(earlier().end()).isZero();
    }

    private Leftovers earlier() {
        return new Leftovers(folder.resolve("processes"));
    }

    private Process sleeper(String seconds) throws IOException {
        return started("sleep", seconds);
    }

    private Process started(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }
}
