package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenDeskTest {

    @TempDir
    Path folder;

    @BeforeEach
    void afterAStart() throws Exception {
        new Secrets(folder.resolve("secrets")).tokens();
    }

    @Test
    void aRoleIsAPersonOfThePractice() throws Exception {
        var claims = claims("practice-manager");

        assertThat(claims.get("sub").asText()).isEqualTo("gareth.noakes");
        assertThat(claims.get("groups")).hasToString("[\"practice-manager\"]");
        assertThat(claims.get("practice").asText()).isEqualTo("Y12345");
        assertThat(claims.has("scope")).isFalse();
    }

    @Test
    void aSecondPartnerIsNamed() throws Exception {
        assertThat(claims("partner", "--as", "james.thornbury").get("sub").asText())
                .isEqualTo("james.thornbury");
    }

    @Test
    void aScopeIsAMachine() throws Exception {
        var claims = claims("comments:write");

        assertThat(claims.get("scope").asText()).isEqualTo("comments:write");
        assertThat(claims.has("groups")).isFalse();
    }

    @Test
    void whatIsNeitherIsRefusedWithAllThatThereIs() {
        for (var words : List.of(List.of("boss"), List.of("partner", "comments:write"), List.of("--as", "x"))) {
            assertThatThrownBy(() -> claims(words.toArray(String[]::new)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("practice-manager")
                    .hasMessageContaining("comments:write");
        }
    }

    @Test
    void beforeTheFirstStartThereIsNoKey() {
        assertThatThrownBy(() -> new TokenDesk(folder.resolve("new")).token(List.of("partner")))
                .hasMessageContaining("Nothing has been started");
    }

    private JsonNode claims(String... words) throws Exception {
        var token = new TokenDesk(folder).token(List.of(words));
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
