package uk.gpsurgery.conduct.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** Reads what was sent, from its own bytes because those are the evidence, and refuses by name what is not as agreed. */
@Singleton
public final class SentJson {

    private final ObjectMapper mapper;

    SentJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public <T> T read(byte[] raw, Class<T> as) {
        try {
            return something(mapper.readValue(raw, as));
        } catch (IOException e) {
            throw Problems.badJson(e);
        }
    }

    private static <T> T something(@Nullable T sent) {
        if (sent == null) {
            throw Problems.badInput(List.of(new FieldError("body", "must not be null")));
        }
        return sent;
    }
}
