package uk.gpsurgery.conduct.classifier;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How names of patients are recognised. */
@ConfigMapping(prefix = "conduct.directory")
public interface DirectoryConfig {

    /** Secret that patients' names are hashed with, base64; the one case-service hashes with. Without it none is known. */
    Optional<String> hashKey();
}
