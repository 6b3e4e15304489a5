package uk.gpsurgery.conduct.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook taken apart. */
class MetaEnvelopeTest {

    @Test
    void everyChangeKeepsItsOwnBytesAndKnowsItsPage() throws IOException {
        var sent = MetaEnvelope.open("""
                {"object": "page", "entry": [
                  {"id": "1", "time": 7, "changes": [{"a" : "é\\u00e9" }, 5 ,[ 1,2 ]]},
                  {"changes": [{}], "more": [[]], "id": 2}]}""".getBytes(UTF_8));

        assertThat(sent)
                .extracting(one -> one.change().raw())
                .containsExactly("{\"a\" : \"é\\u00e9\" }", "5", "[ 1,2 ]", "{}");
        assertThat(sent).extracting(one -> MetaValue.id(one.page())).containsExactly("1", "1", "1", "2");
        assertThat(sent.get(0).time().asInt()).isEqualTo(7);
    }

    @Test
    void entriesThatAreNoneDoNotHideTheOthers() throws IOException {
        var sent = MetaEnvelope.open("""
                {"entry": [5, [{"changes": [1]}, 7], {"id": "1", "changes": [{}]}]}""".getBytes(UTF_8));

        assertThat(sent).hasSize(1);
        assertThat(MetaValue.id(sent.get(0).page())).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "5",
                "null",
                "{\"entry\": 5}",
                "{\"entry\": {}}",
                "{\"entry\": [5, [], {}]}",
                "{\"entry\": [{\"changes\": {}}]}"
            })
    void whatHoldsNoChangesHoldsNone(String raw) throws IOException {
        assertThat(MetaEnvelope.open(raw.getBytes(UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no JSON", "{", "{\"entry\": [", "{\"entry\": [{\"changes\": [", "{\"entry\": [}"})
    void whatIsNoJsonIsSaidToBeNone(String raw) {
        assertThatThrownBy(() -> MetaEnvelope.open(raw.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }

    @Test
    void threeThousandLevelsAreTooDeep() {
        var deep = "{\"entry\": [{\"changes\": [" + "[".repeat(3000);

        assertThatThrownBy(() -> MetaEnvelope.open(deep.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }
}
