package uk.gpsurgery.conduct.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    Path folder;

    @Test
    void aTokenSaysWhoWhereAndWhatAndTheKeptKeyProvesIt() throws Exception {
        Tokens.keptIn(folder.resolve("key"));
        var tokens = Tokens.keptIn(folder.resolve("key"));
        var parts = tokens.person("gareth.noakes", "Y12345", Set.of("practice-manager"), Duration.ofMinutes(5))
                .split("\\.");

        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains(
                        "\"iss\":\"" + Tokens.ISSUER + "\"",
                        "\"aud\":\"conduct\"",
                        "\"sub\":\"gareth.noakes\"",
                        "\"groups\":[\"practice-manager\"]",
                        "\"practice\":\"Y12345\"",
                        "\"exp\":");
        var check = Signature.getInstance("SHA256withRSA");
        check.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(
                        Base64.getDecoder().decode(tokens.settings().get("quarkus.oidc.public-key")))));
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void theKeyIsItsOwnersAlone() throws Exception {
        Tokens.keptIn(folder.resolve("key"));

        assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }

    @Test
    void aFileThatHoldsNoKeySaysWhatToDo() throws Exception {
        Files.writeString(folder.resolve("key"), "garbage");

        assertThatThrownBy(() -> Tokens.keptIn(folder.resolve("key")))
                .hasMessageContaining("holds no key; delete it and start again");
    }
}
