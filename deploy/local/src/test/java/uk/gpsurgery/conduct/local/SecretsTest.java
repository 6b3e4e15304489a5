package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnceAndIsItsOwnersAlone() throws Exception {
        var secrets = new Secrets(folder.resolve("secrets"));
        var secret = secrets.of("directory-hash-key");
        secrets.tokens();

        assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
        assertThat(new Secrets(folder.resolve("secrets")).of("directory-hash-key"))
                .isEqualTo(secret);
        assertThat(secrets.of("postgres")).isNotEqualTo(secret);
        assertThat(permissions(folder.resolve("secrets"))).isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("secrets"))) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
