package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void itHasCommentsOfAllKindsEachOnce() throws Exception {
        var posts = Demo.posts();

        assertThat(posts).hasSizeBetween(18, 24);
        assertThat(posts).extracting(Demo.Post::key).doesNotHaveDuplicates();
    }

    @Test
    void nobodyInItCanBeAnybody() throws Exception {
        for (var entry : everybody()) {
            assertThat(entry.path("email").asText()).endsWith(".example");
        }
        for (var patient : directory().get("patients")) {
            var number = patient.get("nhsNumber").asText();
            // Numbers that begin with 999 are never issued.
            assertThat(number).startsWith("999").hasSize(10);
            assertThat(checkDigit(number)).as(number).isEqualTo(Character.digit(number.charAt(9), 10));
        }
        assertThat(everybody()).extracting(entry -> entry.get("id").asText()).doesNotHaveDuplicates();
        assertThat(directory().get("patients"))
                .extracting(patient -> patient.get("nhsNumber").asText())
                .doesNotHaveDuplicates();
    }

    private static int checkDigit(String number) {
        var sum = 0;
        for (var i = 0; i < 9; i++) {
            sum += Character.digit(number.charAt(i), 10) * (10 - i);
        }
        return (11 - sum % 11) % 11;
    }

    private static List<JsonNode> everybody() throws Exception {
        var all = new ArrayList<JsonNode>();
        directory().get("staff").forEach(all::add);
        directory().get("patients").forEach(all::add);
        return all;
    }

    private static JsonNode directory() throws Exception {
        try (var in = Objects.requireNonNull(DemoTest.class.getResourceAsStream("/demo/directory.json"))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
