package uk.gpsurgery.conduct.local;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.gpsurgery.conduct.local.Surgery.JSON;
import static uk.gpsurgery.conduct.local.Surgery.awaitTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes on beside the ladder, through all of the suite. */
class TrackStoryTest {

    private static final String BREACH = "Dr Patel is a thief, she steals drugs from the surgery and sells them";

    private final Surgery surgery = Surgery.open();

    @Test
    void aCommentIsHiddenByThePersonWhoWasAskedTo() throws Exception {
        surgery.post("track-hide", "Robin Hide", BREACH);
        var id = surgery.caseOf("track-hide");
        var stage = surgery.stage(id);
        assertThat(track(id, "moderation").path("stage").asText()).isEqualTo("EVIDENCED");

        tell(id, "moderation", "hiding-decided", Map.of("clause", "P7", "reason", "It states a crime as fact."));
        awaitTrue("the ingest service's answer", () -> track(id, "moderation").hasNonNull("task"));
        assertThat(track(id, "moderation").path("task").asText())
                .isEqualTo("Please hide the comment by hand: Facebook is not connected to this system.");
        assertThat(track(id, "moderation").at("/actions/0/state").asText()).isEqualTo("NEEDS_A_PERSON");
        tell(id, "moderation", "done-by-hand", Map.of("action", "hide", "how", "on the page itself"));

        assertThat(track(id, "moderation").path("stage").asText()).isEqualTo("HIDDEN");
        assertThat(surgery.stage(id)).isEqualTo(stage);
    }

    @Test
    void aComplaintIsAcknowledgedInTimeOrTheManagerIsMailed() throws Exception {
        surgery.post("track-complaint", "Robin Complaint", BREACH);
        var id = surgery.caseOf("track-complaint");
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        tell(id, "complaint", "complaint-received", Map.of("on", today.toString(), "how", "at the desk"));
        assertThat(surgery.show(id).at("/summary/holds/0").asText()).isEqualTo("COMPLAINT_OPEN");

        surgery.daysGoBy(10);
        var mail = surgery.letter(id, "complaint-acknowledgement-due");

        assertThat(mail.to()).containsExactly("gareth.noakes@mile-oak.example");
        assertThat(mail.text())
                .contains("three working days")
                .contains("/v1/cases/" + id)
                .doesNotContain("thief");
        surgery.daysGoBy(0);
    }

    private void tell(String id, String track, String happening, Map<String, String> fields) throws Exception {
        var body = JSON.createObjectNode();
        fields.forEach(body::put);
        body.put("happening", happening);
        body.put("version", track(id, track).path("version").asInt());
        var answer = surgery.asManager().post("/v1/cases/" + id + "/tracks/" + track + "/happenings", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private JsonNode track(String id, String name) throws Exception {
        for (var track : surgery.show(id).path("tracks")) {
            if (track.path("track").asText().equals(name)) {
                return track;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }
}
