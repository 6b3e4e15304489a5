package uk.gpsurgery.conduct.cases.api;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.gpsurgery.conduct.cases.policy.Label;
import uk.gpsurgery.conduct.cases.policy.Step;
import uk.gpsurgery.conduct.cases.policy.tracks.Action;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** The records of a sealed interface as JSON: {@code {"happening": "breach-confirmed", ...the record's own fields}}. */
final class HappeningReader<H> {

    private static final int LONGEST_SENTENCE = 4000;

    private final Map<String, Class<? extends H>> byName = new TreeMap<>();
    private final List<String> besides;
    private final ObjectMapper json;

    /** Reads what {@code sealed} permits; the fields {@code besides} are somebody else's to read. */
    @SuppressWarnings("unchecked")
    HappeningReader(Class<H> sealed, List<String> besides, ObjectMapper json) {
        this.besides = besides;
        this.json = json;
        for (var permitted : sealed.getPermittedSubclasses()) {
            byName.put(Step.nameOf(permitted), (Class<? extends H>) permitted);
        }
    }

    /** What is told; every field of the happening must be there and no other. */
    H read(ObjectNode body) {
        var name = body.path("happening").asText();
        var happening = byName.get(name);
        if (happening == null) {
            throw bad(List.of(new FieldError("happening", "is none of " + String.join(", ", byName.keySet()))));
        }
        var fields = body.deepCopy();
        fields.remove("happening");
        fields.remove(besides);
        var wrong = new ArrayList<FieldError>();
        for (var component : happening.getRecordComponents()) {
            check(component, fields).forEach(wrong::add);
        }
        var known = Stream.of(happening.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        fields.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                wrong.add(new FieldError(field, "is unknown for " + name));
            }
        });
        if (!wrong.isEmpty()) {
            throw bad(wrong);
        }
        return convert(fields, happening);
    }

    /** Names of the fields a happening asks for. */
    static List<String> fieldsOf(Class<?> happening) {
        return Arrays.stream(happening.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private H convert(ObjectNode fields, Class<? extends H> happening) {
        try {
            labelsToNames(fields);
            actionToName(fields);
            return json.treeToValue(fields, happening);
        } catch (JsonMappingException e) {
            var field = e.getPath().isEmpty() ? "body" : e.getPath().get(0).getFieldName();
            throw bad(List.of(new FieldError(field, "is of the wrong kind")));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw bad(List.of(new FieldError("body", "is not JSON")));
        }
    }

    /** On the wire a label is a word of the corpus, {@code staff-identified}; in the policy it is a constant. */
    private static void labelsToNames(ObjectNode fields) {
        if (fields.get("labels") instanceof com.fasterxml.jackson.databind.node.ArrayNode labels) {
            for (var at = 0; at < labels.size(); at++) {
                var word = labels.get(at).asText();
                if (!Label.isOne(word)) {
                    throw bad(List.of(new FieldError("labels[" + at + "]", "is no label")));
                }
                labels.set(at, Label.of(word).name());
            }
        }
    }

    /** The same for an action, {@code check-still-there}. */
    private static void actionToName(ObjectNode fields) {
        if (fields.path("action").isTextual()) {
            var word = fields.path("action").asText();
            if (Stream.of(Action.values()).noneMatch(action -> action.word().equals(word))) {
                throw bad(List.of(new FieldError("action", "is no action")));
            }
            fields.put("action", Action.of(word).name());
        }
    }

    private static Stream<FieldError> check(RecordComponent component, ObjectNode fields) {
        var field = component.getName();
        var value = fields.get(field);
        if (value == null || value.isNull()) {
            return Stream.of(new FieldError(field, "is missing"));
        }
        if (component.getType() == String.class) {
            return checkSentence(field, value);
        }
        if (java.util.Collection.class.isAssignableFrom(component.getType())) {
            return value.isArray() && !value.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new FieldError(field, "is a list with at least one entry"));
        }
        return Stream.empty();
    }

    private static Stream<FieldError> checkSentence(String field, JsonNode value) {
        if (!value.isTextual()) {
            return Stream.of(new FieldError(field, "is text"));
        }
        // Left empty only where the happening says "not applicable" so.
        var mayBeEmpty = field.equals("commissionerApproval") || field.equals("whyNot");
        if (value.asText().isBlank() && !mayBeEmpty) {
            return Stream.of(new FieldError(field, "is empty"));
        }
        return value.asText().length() > LONGEST_SENTENCE || value.asText().indexOf('\0') >= 0
                ? Stream.of(new FieldError(field, "is longer than " + LONGEST_SENTENCE + " characters, or has a NUL"))
                : Stream.empty();
    }

    private static RuntimeException bad(List<FieldError> errors) {
        return Problems.badInput(
                errors.stream().sorted(Comparator.comparing(FieldError::field)).toList());
    }
}
