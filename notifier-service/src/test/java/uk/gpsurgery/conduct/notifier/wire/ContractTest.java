package uk.gpsurgery.conduct.notifier.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.notifier.letter.Field;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.store.State;

/** What this service reads and writes is what {@code deploy/contracts} says. */
class ContractTest {

    /** As the kit reads and writes events. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to-patient",
                "to-patient-on-paper",
                "to-patient-as-preferred",
                "to-patient-in-easy-read",
                "to-patient-of-a-shared-address",
                "to-patient-in-welsh",
                "to-patient-in-english",
                "to-staff",
                "to-commissioner",
                "to-adviser",
                "to-reporter"
            })
    void everyLetterThatWasEverAskedForCanBeRead(String example) throws IOException {
        var written = contract("letters.v1/examples/" + example + ".json");

        var read = JSON.treeToValue(written, LetterAsked.class);

        assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "moved", "held", "held-by-track", "warned", "thanked", "closed-after-quiet"})
    void everyMoveOfACaseThatWasEverToldCanBeRead(String example) throws IOException {
        var written = contract("cases.v1/examples/" + example + ".json");

        var read = JSON.treeToValue(written, CaseMoved.class);

        assertThat(read.standing()).contains(written.get("to").asText());
        assertThat(read.standing().contains("COMPLAINT_OPEN")).isEqualTo(example.equals("held"));
    }

    @Test
    void aLetterThatWentIsToldAsInTheExample() throws IOException {
        var sent = new LetterOutcome(
                "Y12345",
                "01JD8Z6W3M9QK2T5",
                "l-0002",
                "please-remove",
                "SENT",
                Instant.parse("2026-11-20T09:40:01Z"),
                Optional.of("<3f2a@conduct.mile-oak.example>"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(JSON.<JsonNode>valueToTree(sent)).isEqualTo(contract("letter-outcomes.v1/examples/sent.json"));
    }

    @Test
    void aLetterThatDidNotGoIsToldAsInTheExample() throws IOException {
        var failed = new LetterOutcome(
                "Y12345",
                "01JD8Z6W3M9QK2T5",
                "l-0002",
                "please-remove",
                "FAILED",
                Instant.parse("2026-11-20T09:40:01Z"),
                Optional.empty(),
                Optional.of("the recipient has no email address"),
                Optional.empty(),
                Optional.empty());

        assertThat(JSON.<JsonNode>valueToTree(failed)).isEqualTo(contract("letter-outcomes.v1/examples/failed.json"));
    }

    @Test
    void aLetterThatWasPostedIsToldAsInTheExample() throws IOException {
        var posted = new LetterOutcome(
                "Y12345",
                "01JD8Z6W3M9QK2T5",
                "l-0012",
                "please-remove",
                "SENT",
                Instant.parse("2026-11-20T09:40:01Z"),
                Optional.of("<3f2a@conduct.mile-oak.example>"),
                Optional.of("posted on paper"),
                Optional.of(LocalDate.of(2026, 11, 20)),
                Optional.empty());

        assertThat(JSON.<JsonNode>valueToTree(posted)).isEqualTo(contract("letter-outcomes.v1/examples/posted.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered-removed", "answered-said"})
    void anAnswerIsToldAsInTheExample(String example) throws IOException {
        var written = contract("letter-outcomes.v1/examples/" + example + ".json");

        assertThat(JSON.<JsonNode>valueToTree(JSON.treeToValue(written, LetterOutcome.class)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "SENDING"})
    void everyEndOfALetterFitsTheContract(State end) {
        var outcome = new LetterOutcome(
                "Y12345",
                "c-1",
                "l-1",
                "due",
                end.name(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(Contract.of(LetterOutcome.TOPIC).misfits(JSON.valueToTree(outcome)))
                .isEmpty();
    }

    @Test
    void theContractListsTheLettersAndTheirFields() throws IOException {
        assertThat(contract("letters.v1/templates.json").toPrettyString())
                .isEqualTo(letters().toPrettyString());
    }

    private static JsonNode letters() {
        var letters = JSON.createArrayNode();
        Stream.of(Template.values()).forEach(template -> {
            var letter = letters.addObject()
                    .put("template", template.wireName())
                    .put("recipient", template.recipient().wireName())
                    .put("legal", template.legal());
            template.needed().stream().map(Field::wireName).forEach(letter.putArray("needs")::add);
            template.optional().stream().map(Field::wireName).forEach(letter.putArray("mayHave")::add);
        });
        return letters;
    }

    private static JsonNode contract(String path) throws IOException {
        try (var in = ContractTest.class.getResourceAsStream("/contracts/" + path)) {
            return JSON.readTree(Objects.requireNonNull(in, path));
        }
    }
}
