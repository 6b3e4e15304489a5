package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void theFolderIsItsOwnersAlone() throws Exception {
        try (var held = DataFolder.hold(folder.resolve("a folder"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a folder"))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void oneAtATimeHoldsIt() throws Exception {
        try (var held = DataFolder.hold(folder)) {
            assertThatThrownBy(() -> DataFolder.hold(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("It runs already on " + folder + " (process "
                            + ProcessHandle.current().pid()
                            + "); stop that one, or name another folder with --data.");
        }
        DataFolder.hold(folder).close();
    }

    @Test
    void aFolderOfSomebodyElseIsNotTouched() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "three years of work");

        assertThatThrownBy(() -> DataFolder.hold(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessage(folder + " holds other things; name an empty or a new folder with --data.");
    }

    @Test
    void forgettingTakesOurThingsAndNothingElse() throws Exception {
        try (var held = DataFolder.hold(folder)) {
            Files.createDirectories(held.path("kafka/comments.v1-0"));
            Files.writeString(held.path("ports.properties"), "kafka=9092");
            Files.createSymbolicLink(held.path("mail"), Files.createDirectories(folder.resolve("elsewhere")));
            Files.writeString(folder.resolve("elsewhere/letter.eml"), "kept");

            held.forget();
        }
        try (var left = Files.walk(folder)) {
            assertThat(left.map(folder::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("", "lock", "elsewhere", "elsewhere/letter.eml");
        }
    }
}
