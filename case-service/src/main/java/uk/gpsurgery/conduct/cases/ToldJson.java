package uk.gpsurgery.conduct.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Map;

/** A happening's own fields as the history keeps them. */
@Singleton
public class ToldJson {

    private final ObjectMapper json;

    ToldJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + told.getClass());
        }
    }

    public <H> H read(String told, Class<H> happening) {
        try {
            return json.readValue(told, happening);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a history entry that is no " + happening.getSimpleName());
        }
    }

    /** The fields by their names, for whoever only shows them. */
    public Map<String, Object> fields(String told) {
        return json.convertValue(read(told, ObjectNode.class), new TypeReference<>() {});
    }
}
