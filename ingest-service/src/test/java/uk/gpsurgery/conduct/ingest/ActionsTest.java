package uk.gpsurgery.conduct.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.Contract;
import uk.gpsurgery.conduct.kit.Event;
import uk.gpsurgery.conduct.kit.Publisher;

/** What was decided comes in on a topic, and what became of it goes out on another. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class ActionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Publisher publisher;

    private Topic outcomes = Topic.fromNow("action-outcomes.v1");

    @BeforeEach
    void listen() {
        outcomes = Topic.fromNow("action-outcomes.v1");
    }

    @AfterEach
    void close() {
        outcomes.close();
    }

    @Test
    void whatNoMachineCanDoAsksAPersonTo() throws Exception {
        ask(example());

        var told = outcomes.next();
        assertThat(told.key()).isEqualTo("Y12345:facebook:901097836652708_903438993085259");
        assertThat(told.headers()).containsEntry("ce_correlationid", "asked-by-gareth");
        assertThat(told.data())
                .isEqualTo(JSON.readTree("""
                {"practice": "Y12345", "actionId": "a-0001", "caseId": "01JD8Z6W3M9QK2T5", "platform": "facebook",
                 "externalId": "901097836652708_903438993085259", "action": "hide", "outcome": "NEEDS_A_PERSON",
                 "at": "%s", "reason": "Please hide the comment by hand: Facebook is not connected to this system."}""".formatted(told.data().get("at").asText())));
        assertThat(Contract.of("action-outcomes.v1").misfits(told.data())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            facebook    | delete            | Please delete the comment by hand: Facebook is not connected to this system.
            facebook    | ban               | Please ban the author by hand: Facebook is not connected to this system.
            facebook    | unban             | Please lift the ban on the author by hand: Facebook is not connected to this system.
            instagram   | unhide            | Please show the comment again by hand: Instagram is not connected to this system.
            google      | reply             | Please post the reply by hand: Google is not connected to this system.
            google      | delete            | Nobody can delete the comment on Google: only the author can take a review down; report it to Google instead, and appeal once if that is declined.
            nhs-website | delete            | Nobody can delete the comment on the NHS website: choose "report as unsuitable" in the practice's profile instead.
            nhs-website | check-still-there | Please look whether the comment is still there by hand: the NHS website is not connected to this system.
            linkedin    | delete            | Please delete the comment by hand: LinkedIn is not connected to this system.
            elsewhere   | hide              | Nobody can hide the comment on this place: ask whoever runs it to.
            surgery     | hide              | Nobody can hide the comment on the premises: nothing stands there that could be seen by others.
            """)
    void theSentenceSaysWhatToDo(String platform, String action, String sentence) throws Exception {
        ask(example().put("platform", platform).put("action", action));

        assertThat(outcomes.next().data().get("reason").asText()).isEqualTo(sentence);
    }

    @Test
    void askedTwiceItHasOneOutcome() throws Exception {
        ask(example());
        ask(example());

        var told = outcomes.next(2);
        assertThat(told.get(0).id()).isEqualTo(told.get(1).id());
    }

    @Test
    void whoeverDecidesCanReadWhatCanBeHad() {
        var answer = Service.person("practice-manager")
                .get("/v1/platforms")
                .then()
                .statusCode(200)
                .extract();

        assertThat(answer.jsonPath().getString("find {it.platform == 'google'}.deeds.delete"))
                .isEqualTo("NOBODY");
        assertThat(answer.jsonPath().getString("find {it.platform == 'google'}.deeds.reply"))
                .isEqualTo("PERSON");
        assertThat(answer.jsonPath().getMap("find {it.platform == 'facebook'}.deeds"))
                .hasSize(8);
    }

    @Test
    void nothingIsChangedBeforeTheEvidenceIsOnRecord() throws Exception {
        var action = example().put("rawHash", "f".repeat(64));
        publish(action);

        var told = outcomes.next().data();
        assertThat(told.get("outcome").asText()).isEqualTo("REFUSED");
        assertThat(told.get("reason").asText())
                .isEqualTo("The comment as it was received is not on record; nothing is changed before it is.");

        publish(action.put("action", "check-still-there"));
        assertThat(outcomes.next().data().get("outcome").asText()).isEqualTo("NEEDS_A_PERSON");

        ask(action.put("action", "hide"));
        assertThat(outcomes.next().data().get("outcome").asText()).isEqualTo("NEEDS_A_PERSON");
    }

    private void ask(ObjectNode action) {
        OnRecord.comment(
                publisher,
                "Y12345",
                action.get("platform").asText(),
                action.get("externalId").asText(),
                action.get("rawHash").asText());
        publish(action);
    }

    private void publish(ObjectNode action) {
        publisher
                .publish(new Event(
                        "actions.v1",
                        "Y12345:" + action.get("platform").asText(),
                        "e-1",
                        "asked-by-gareth",
                        Instant.now(),
                        action))
                .toCompletableFuture()
                .join();
    }

    private static ObjectNode example() throws Exception {
        try (var in = ActionsTest.class.getResourceAsStream("/contracts/actions.v1/examples/hide.json")) {
            return (ObjectNode) JSON.readTree(in);
        }
    }
}
