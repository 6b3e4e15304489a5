package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import uk.gpsurgery.conduct.cases.policy.Happening;

/** What is told of a case, as JSON, with the version of the case that the teller has seen. */
@Singleton
class Happenings {

    private final HappeningReader<Happening> reader;

    Happenings(ObjectMapper json) {
        reader = new HappeningReader<>(Happening.class, List.of("version"), json);
    }

    /** What is told; every field of the happening must be there and no other. */
    Happening read(ObjectNode body) {
        return reader.read(body);
    }
}
