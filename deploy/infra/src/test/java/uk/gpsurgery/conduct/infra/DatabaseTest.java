package uk.gpsurgery.conduct.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final String PASSWORD = "a password of this test";

    @TempDir
    Path folder;

    @Test
    void whatWasCommittedIsThereAfterARestartOnAnotherPort() throws Exception {
        try (var database = start()) {
            run(database, "create table told (what text)");
            run(database, "insert into told values ('once')");
        }
        try (var database = start();
                var connection = database.connect("postgres");
                var rows = connection.createStatement().executeQuery("select what from told")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("once");
        }
    }

    @Test
    void aServerThatOutlivedItsKilledOwnerIsStoppedAndItsCommitsAreKept() throws Exception {
        var owner = ChildJvm.start(DatabaseOwner.class, folder.toString(), String.valueOf(Ports.free()), PASSWORD);
        assertThat(owner.firstLine()).isEqualTo("committed");
        var orphan = serverOf(folder);
        owner.kill();
        assertThat(orphan.isAlive()).as("PostgreSQL outlives its owner").isTrue();

        try (var database = start()) {
            assertThat(orphan.isAlive()).isFalse();
            run(database, "insert into told values ('again')");
        }
    }

    @Test
    void aStaleFileOfAServerThatIsGoneEndsNobody() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/somewhere\n1700000000\n");

        assertThat(Database.stopOrphan(folder)).isFalse();
    }

    @Test
    void anUnpackingThatWasKilledHalfWayIsBegunAgain() throws Exception {
        try (var database = start()) {
            run(database, "select 1");
        }
        var unpacked = unpacked();
        Files.delete(unpacked.resolve(".exists"));
        Files.write(unpacked.resolve("bin/postgres"), new byte[1000]);

        // The library unpacks once per JVM, so the second start has to be another one.
        var owner = ChildJvm.start(DatabaseOwner.class, folder.toString(), String.valueOf(Ports.free()), PASSWORD);
        assertThat(owner.firstLine()).isEqualTo("committed");
        owner.kill();
        Database.stopOrphan(folder);
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (var database = start()) {
            for (var wrong : new String[] {"", "postgres"}) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.url("postgres"), "postgres", wrong))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aRefusedRowIsNotReadInTheLog() throws Exception {
        try (var database = start()) {
            run(database, "create table named (name text primary key)");
            run(database, "insert into named values ('canary-in-a-row')");
            assertThatThrownBy(() -> run(database, "insert into named values ('canary-in-a-row')"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(folder.resolve("postgresql.log")))
                .contains("duplicate key value")
                .doesNotContain("canary-in-a-row");
    }

    private Database start() throws Exception {
        return Database.start(folder, Ports.free(), PASSWORD);
    }

    private Path unpacked() throws IOException {
        try (var versions = Files.list(folder.resolve("binaries"))) {
            return versions.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static ProcessHandle serverOf(Path folder) throws Exception {
        var pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void run(Database database, String statement) throws SQLException {
        try (var connection = database.connect("postgres");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** A process that starts a server and will be killed. */
    static final class DatabaseOwner {

        private DatabaseOwner() {}

        public static void main(String[] args) throws Exception {
            var database = Database.start(Path.of(args[0]), Integer.parseInt(args[1]), args[2]);
            run(database, "create table told (what text)");
            System.out.println("committed");
            TimeUnit.MINUTES.sleep(5);
        }
    }
}
