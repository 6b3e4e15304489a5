package uk.gpsurgery.conduct.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedInfraTest {

    @TempDir
    Path folder;

    @Test
    void itServesTwoBuildsAndEndsWithTheSecond() throws Exception {
        var one = ChildJvm.start(Build.class);
        var other = ChildJvm.start(Build.class);
        try (var lock = SharedInfra.lock(folder)) {
            SharedInfra.use(folder, one.handle());
            SharedInfra.use(folder, other.handle());
        }
        var shared = ChildJvm.start(SharedInfra.class, folder.toString(), "embedded");
        await("started", () -> Files.exists(folder.resolve("infra.properties")));

        one.kill();
        Thread.sleep(2500);
        assertThat(shared.handle().isAlive()).isTrue();

        other.kill();
        await("ended", () -> !shared.handle().isAlive());
        assertThat(folder.resolve("infra.properties")).doesNotExist();
        assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private static void await(String what, Condition condition) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.sleep(100);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    /** Stands for a build. */
    static final class Build {

        private Build() {}

        public static void main(String[] args) throws Exception {
            Thread.sleep(Duration.ofMinutes(2).toMillis());
        }
    }
}
