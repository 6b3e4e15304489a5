package uk.gpsurgery.conduct.ingest.action;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The contract's table of what each platform lets a practice do. */
@Singleton
final class Capabilities {

    private final List<Capability> all;

    Capabilities(ObjectMapper json) {
        try (var in = Capabilities.class.getResourceAsStream("/contracts/actions.v1/capabilities.json")) {
            all = Arrays.asList(json.readValue(in, Capability[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Capability> all() {
        return all;
    }

    Capability of(String platform) {
        return all.stream()
                .filter(one -> one.platform().equals(platform))
                .findFirst()
                .orElseThrow();
    }
}
