package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** deploy/run on machines that lack something: each answers in one sentence and ends. */
class RunScriptTest {

    @TempDir
    Path folder;

    private Path run = Path.of("");
    private Path tools = Path.of("");

    /** What a run prints, and how it ends. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void aCheckoutInAPathWithSpaces() throws Exception {
        var deploy = Files.createDirectories(folder.resolve("a check out/deploy"));
        run = Files.copy(Local.home().resolve("deploy/run"), deploy.resolve("run"));
        tools = Files.createDirectories(folder.resolve("tools"));
        tool("java", "echo '    java.home = " + tools + "/jdk' >&2; echo '    java.specification.version = 21' >&2");
        Files.createDirectories(tools.resolve("jdk/bin"));
        script(tools.resolve("jdk/bin/javac"), "exit 0");
        script(tools.resolve("jdk/bin/java"), "printf 'java was given:'; printf ' <%s>' \"$@\"");
        tool(
                "mvn",
                "[ \"$1\" = -v ] && { echo 'Apache Maven 3.9.9 (x)'; exit; }; echo '[ERROR] no such thing'; exit 1");
    }

    @Test
    void helpExplains() throws Exception {
        assertThat(run("--help").said())
                .contains("--real", "--fresh", "--data FOLDER", "token", "--as NAME")
                .contains("Ctrl-C stops everything");
    }

    @Test
    void aWrongOptionIsSaidAtOnce() throws Exception {
        assertThat(run("--frsh"))
                .isEqualTo(new Ended(1, "--frsh is not an option; deploy/run --help tells them all.\n"));
    }

    @Test
    void withoutAnyJavaItSaysWhatToInstall() throws Exception {
        tool("java", "exit 127");

        assertThat(run())
                .isEqualTo(new Ended(
                        1,
                        "A JDK 17 or newer is missing: install one (Debian: apt install openjdk-17-jdk-headless)"
                                + " or point JAVA_HOME at it.\n"));
    }

    @Test
    void anOldJavaIsNamed() throws Exception {
        for (var version : List.of("1.8", "11", "16")) {
            tool("java", "echo '    java.home = /opt/old'; echo '    java.specification.version = " + version + "'");

            assertThat(run())
                    .isEqualTo(new Ended(
                            1, "Java at /opt/old is version " + version + ": point JAVA_HOME at a JDK 17 or newer.\n"));
        }
    }

    @Test
    void aJavaThatCannotCompileIsNotEnoughToBuild() throws Exception {
        Files.delete(tools.resolve("jdk/bin/javac"));

        assertThat(run().said()).contains("can run Java and not compile it: point JAVA_HOME at a JDK 17 or newer");
    }

    @Test
    void anOldMavenIsNamed() throws Exception {
        tool("mvn", "echo 'Apache Maven 3.6.3 (x)'");

        assertThat(run()).isEqualTo(new Ended(1, "Maven is version 3.6: install 3.8 or newer.\n"));
    }

    @Test
    void aFullDiskIsSaidWithWhatIsNeeded() throws Exception {
        tool("df", "echo Filesystem 1024-blocks Used Available Capacity Mounted; echo '/dev/x 100 20 81920 20% /'");

        assertThat(run("--data", folder + "/not yet/made"))
                .isEqualTo(new Ended(
                        1,
                        "There are 80 MB free at " + folder
                                + " and 2048 MB are needed for its data: free some, or name another folder with"
                                + " --data.\n"));
    }

    @Test
    void aBuildThatFailsShowsWhyAndWhereTheRestIs() throws Exception {
        var ended = run();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said())
                .contains("[ERROR] no such thing")
                .endsWith("The build failed; all of it is in " + checkout() + "/target/run-build.log.\n");
        assertThat(checkout().resolve("target/run-build.lock")).doesNotExist();
    }

    @Test
    void whatIsBuiltIsStartedAndNotBuiltAgain() throws Exception {
        for (var service : List.of("ingest", "classifier", "case", "notifier")) {
            file(service + "-service/target/quarkus-app/quarkus-run.jar");
        }
        file("deploy/local/target/conduct-local.jar");

        assertThat(run("--real", "--data", "a folder").said())
                .startsWith("java was given: <-Xmx320m>")
                .endsWith("<-jar> <" + checkout()
                        + "/deploy/local/target/conduct-local.jar> <--real> <--data> <a folder>");
    }

    @Test
    void aTokenNeedsNoBuildAndNoRoom() throws Exception {
        tool("df", "echo; echo '/dev/x 100 20 81920 20% /'");
        assertThat(run("token", "partner"))
                .isEqualTo(new Ended(1, "Nothing has been built yet; start deploy/run first.\n"));

        file("deploy/local/target/conduct-local.jar");
        assertThat(run("token", "partner", "--as", "x").said()).endsWith("<token> <partner> <--as> <x>");
    }

    private Path checkout() throws IOException {
        return folder.resolve("a check out").toRealPath();
    }

    private void file(String name) throws IOException {
        Files.createDirectories(checkout().resolve(name).getParent());
        Files.writeString(checkout().resolve(name), "built");
    }

    private void tool(String name, String body) throws IOException {
        script(tools.resolve(name), body);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended run(String... words) throws Exception {
        var command = new ArrayList<>(List.of("bash", run.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
