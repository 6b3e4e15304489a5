package uk.gpsurgery.conduct.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;

/** A happening's own fields as the history keeps them. */
@Singleton
class ToldJson {

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

    <H> H read(String told, Class<H> happening) {
        try {
            return json.readValue(told, happening);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a history entry that is no " + happening.getSimpleName());
        }
    }
}
