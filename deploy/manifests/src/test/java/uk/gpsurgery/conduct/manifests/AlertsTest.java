package uk.gpsurgery.conduct.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert was made to fire and to stay quiet. */
class AlertsTest {

    private static final Path TESTS =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/alerts-test.yaml");
    private static final Pattern ALERT = Pattern.compile("alertname=\"(Conduct\\w+)\"");

    private final JsonNode rules = Checkout.yaml(Checkout.KUBERNETES.resolve("components/monitoring/alerts.yaml"))
            .get(0)
            .path("spec");

    @Test
    void everyAlertHasATest() {
        var alerts = new TreeSet<String>();
        rules.findValues("alert").forEach(alert -> alerts.add(alert.asText()));
        var tested = new TreeSet<String>();
        var test = ALERT.matcher(Checkout.text(TESTS));
        while (test.find()) {
            tested.add(test.group(1));
        }
        assertThat(tested).isEqualTo(alerts);
    }

    @Test
    void theyFireAndStayQuiet(@TempDir Path scratch) throws Exception {
        new ObjectMapper(new YAMLFactory())
                .writeValue(scratch.resolve("rules.yaml").toFile(), rules);
        Files.copy(TESTS, scratch.resolve("alerts-test.yaml"));
        var promtool = new ProcessBuilder("promtool", "test", "rules", "alerts-test.yaml")
                .directory(scratch.toFile())
                .redirectErrorStream(true);
        Process running;
        try {
            running = promtool.start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: no promtool");
            return;
        }
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
    }
}
