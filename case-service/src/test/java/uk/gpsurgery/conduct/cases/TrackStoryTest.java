package uk.gpsurgery.conduct.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static uk.gpsurgery.conduct.cases.Surgery.MILE_OAK;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.gpsurgery.conduct.cases.clock.Calendar;
import uk.gpsurgery.conduct.cases.store.PracticeRows;
import uk.gpsurgery.conduct.infra.TestInfra;
import uk.gpsurgery.conduct.kit.StableId;

/** What goes on beside the ladder, as its neighbours meet it: findings, people, platforms and clocks. */
@QuarkusTest
@QuarkusTestResource(TestInfra.class)
class TrackStoryTest {

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String SENTENCE = "It names another person and tells of her illness.";

    @Inject
    TopicTap topics;

    @Inject
    TrackDesk flow;

    @Inject
    PracticeRows rows;

    @Inject
    EntityManager entities;

    @Inject
    Calendar calendar;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
    private Surgery surgery;

    @BeforeEach
    void open() {
        surgery = new Surgery(topics, MILE_OAK);
        surgery.aPatient("p-55", "Mrs Ada Fell", "9990050007").statusCode(200);
        surgery.asManager()
                .body(Map.of(
                        "name", "Mr Otto Fell",
                        "nhsNumber", "9990050015",
                        "dateOfBirth", "1980-02-29",
                        "email", "otto.fell@mail.example"))
                .put("/v1/patients/p-56")
                .then()
                .statusCode(200);
        surgery.asManager()
                .body(Map.of("name", "Gareth Noakes", "role", "practice manager", "account", "gareth.noakes"))
                .put("/v1/staff/s-10")
                .then()
                .statusCode(200);
    }

    @Test
    void aComplaintIsASuggestionUntilSomebodyTakesItUp() {
        var post = post("Nobody answers the phone, I want this looked into", "facebook", "complaint", "complaint");

        track(post, "complaint")
                .body("stage", equalTo("SIGNPOSTED"))
                .body("clock.dueOn", equalTo(calendar.workingDaysAfter(today, 1).toString()))
                .body("allowed.happening", hasItems("complaint-received", "suggestion-dismissed"));
        tell(reception(), post, "complaint", "suggestion-dismissed", Map.of("reason", "praise"))
                .statusCode(403)
                .body("code", equalTo("NOT_YOURS_TO_TELL"));
        tell(reception(), post, "complaint", "complaint-received", Map.of("on", today.plusDays(1), "how", "phone"))
                .statusCode(422)
                .body("guards.code", contains("NOT_FROM_THE_FUTURE"));

        tell(reception(), post, "complaint", "complaint-received", Map.of("on", today.minusDays(1), "how", "phone"))
                .statusCode(200)
                .body("stage", equalTo("RECEIVED"))
                .body(
                        "clock.dueOn",
                        equalTo(calendar.workingDaysAfter(today.minusDays(1), 3).toString()))
                .body("history[1].law", containsString("regulation 13(3)"));
        tell(manager(), post, "complaint", "complaint-acknowledged", Map.of("on", today.minusDays(2), "how", "letter"))
                .statusCode(422)
                .body("guards.code", contains("NOT_BEFORE_IT_WAS_RECEIVED"));
        tell(manager(), post, "complaint", "complaint-acknowledged", Map.of("on", today, "how", "letter"))
                .statusCode(200)
                .body("clock.dueOn", equalTo(today.minusDays(1).plusMonths(6).toString()));
        tell(manager(), post, "complaint", "investigation-agreed", Map.of("respondBy", today.plusDays(20), "what", "x"))
                .statusCode(200)
                .body("clock.dueOn", equalTo(today.plusDays(20).toString()));
        tell(manager(), post, "complaint", "complaint-answered", answer(false))
                .statusCode(422)
                .body("guards.code", contains("OMBUDSMAN_NAMED"));
        tell(manager(), post, "complaint", "complaint-answered", answer(true)).statusCode(200);
        tell(manager(), post, "complaint", "complaint-closed", Map.of("reason", "answered"))
                .statusCode(200)
                .body("stage", equalTo("CLOSED"))
                .body("closed", equalTo(false));

        timePasses(post, "complaint");
        track(post, "complaint").body("stage", equalTo("LONG_PAST")).body("closed", equalTo(true));
    }

    @Test
    void anOpenComplaintHoldsTheCaseAndMovesItNowhere() {
        var author = "Author " + UUID.randomUUID();
        var id = surgery.aCase(author);
        surgery.confirm(id, 1).statusCode(200);
        var post = postOf(id);
        surgery.tell(surgery.asManager(), id, "author-identified", 2, identified("p-56"))
                .statusCode(200);

        tellCase(reception(), id, "complaint", "complaint-received", 0, Map.of("on", today, "how", "at the desk"))
                .statusCode(200);

        held(id, "IDENTITY_CONFIRMED", contains("COMPLAINT_OPEN"))
                .body("history.happening", hasItem("held-by-track"))
                .body("history.find{it.happening == 'held-by-track'}.capacity", equalTo("track"));
        surgery.tell(surgery.asManager(), id, "removal-requested", version(id), Map.of("reason", "still up"))
                .statusCode(409)
                .body("guards.code", contains("NO_COMPLAINT_OPEN"));
        surgery.asManager()
                .body(Map.of("reason", "it is in the way"))
                .delete("/v1/cases/" + id + "/holds/COMPLAINT_OPEN")
                .then()
                .statusCode(422)
                .body("guards.code", contains("NO_TRACK_HOLDS_IT"));

        tell(manager(), post, "complaint", "complaint-withdrawn", Map.of("on", today, "how", "by phone"))
                .statusCode(200);
        held(id, "IDENTITY_CONFIRMED", contains("COMPLAINT_RECENT"));
        timePasses(post, "complaint");
        held(id, "IDENTITY_CONFIRMED", empty());
        surgery.tell(surgery.asManager(), id, "removal-requested", version(id), Map.of("reason", "still up"))
                .statusCode(200)
                .body("stage", equalTo("REMOVAL_REQUESTED"));
    }

    @Test
    void aComplaintByTheSamePersonHoldsACaseThatIsOpenedOrNamedLater() {
        var author = "Author " + UUID.randomUUID();
        var complaint = post("I want this looked into", "facebook", author, null, List.of("complaint"), "complaint");
        tell(reception(), complaint, "complaint", "complaint-received", Map.of("on", today, "how", "a comment"))
                .statusCode(200);

        var id = surgery.aCase(author);
        held(id, "TRIAGE", contains("COMPLAINT_OPEN"))
                .body("history.happening", contains("breach-suspected", "held-by-track"));
        surgery.tell(surgery.asManager(), id, "breach-confirmed", version(id), Surgery.confirmed())
                .statusCode(200);
        surgery.tell(surgery.asManager(), id, "author-identified", version(id), identified("p-55"))
                .statusCode(200);
        var elsewhere = surgery.aCase();
        surgery.confirm(elsewhere, 1).statusCode(200);
        surgery.tell(surgery.asManager(), elsewhere, "author-identified", 2, identified("p-55"))
                .statusCode(200);
        held(elsewhere, "IDENTITY_CONFIRMED", contains("COMPLAINT_OPEN"));

        tell(manager(), complaint, "complaint", "complaint-withdrawn", Map.of("on", today, "how", "phone"))
                .statusCode(200);
        held(id, "IDENTITY_CONFIRMED", contains("COMPLAINT_RECENT"));
        held(elsewhere, "IDENTITY_CONFIRMED", contains("COMPLAINT_RECENT"));
    }

    @Test
    void theLastDaysToAcknowledgeAComplaintAreMailedOnceHoweverManyLook() throws Exception {
        var post = post("I want this looked into", "facebook", "complaint", "complaint");
        tell(reception(), post, "complaint", "complaint-received", Map.of("on", today, "how", "a comment"))
                .statusCode(200);

        comesNear(post, "complaint");
        inFourReplicas(flow::deadlinesReached);
        inFourReplicas(flow::deadlinesReached);
        assertThat(letters(post, "complaint-acknowledgement-due")).hasSize(1);
        track(post, "complaint").body("stage", equalTo("RECEIVED"));

        ends(post, "complaint");
        inFourReplicas(flow::deadlinesReached);
        inFourReplicas(flow::deadlinesReached);
        assertThat(letters(post, "complaint-acknowledgement-due")).hasSize(2);
        track(post, "complaint").body("clock.passed", equalTo(true));
    }

    @Test
    void anAlertThatNobodyTakesGoesFromOneToTheNext() throws Exception {
        var post = post("I cannot go on", "facebook", "safeguarding", "safeguarding");

        await().atMost(ofSeconds(20))
                .untilAsserted(() -> assertThat(letters(post, "safeguarding-alert"))
                        .extracting(letter -> letter.at("/recipient/ref").asText())
                        .containsExactly("safeguarding-lead"));
        track(post, "safeguarding").body("stage", equalTo("ALERTED"));
        ends(post, "safeguarding");
        inFourReplicas(flow::deadlinesReached);
        track(post, "safeguarding").body("stage", equalTo("DUTY_GP_ALERTED"));
        timePasses(post, "safeguarding");
        track(post, "safeguarding").body("stage", equalTo("LEAD_ALERTED"));
        timePasses(post, "safeguarding");
        track(post, "safeguarding")
                .body("stage", equalTo("TO_BE_PHONED"))
                .body("task", containsString("Ring the safeguarding lead"))
                .body("clock", nullValue());
        assertThat(letters(post, "safeguarding-escalation"))
                .extracting(letter -> letter.at("/recipient/ref").asText())
                .containsExactlyInAnyOrder("duty-gp", "safeguarding-lead", "practice-manager");
        assertThat(letters(post, "safeguarding-escalation").toString()).doesNotContain("cannot go on");

        tell(reception(), post, "safeguarding", "alert-acknowledged", Map.of())
                .statusCode(200)
                .body("task", nullValue());
        tell(reception(), post, "safeguarding", "clinician-assigned", Map.of("who", "Dr Eze"))
                .statusCode(200);
        tell(reception(), post, "safeguarding", "danger-acted-on", Map.of("deed", "CRISIS_TEAM", "what", "rang them"))
                .statusCode(200);
        tell(reception(), post, "safeguarding", "safeguarding-closed", Map.of("reason", "handed over"))
                .statusCode(403);
        tell(manager(), post, "safeguarding", "safeguarding-closed", Map.of("reason", "handed over"))
                .statusCode(200)
                .body("closed", equalTo(true));
    }

    @Test
    void whoeverSaysTheyHaveItEndsTheAlerting() {
        var post = post("I cannot go on", "facebook", "safeguarding", "safeguarding");

        tell(reception(), post, "safeguarding", "alert-acknowledged", Map.of())
                .statusCode(200)
                .body("stage", equalTo("ACKNOWLEDGED"))
                .body("clock", nullValue());
        flow.deadlinesReached();
        track(post, "safeguarding").body("stage", equalTo("ACKNOWLEDGED"));
    }

    @Test
    void aSafeguardingConcernHoldsTheAuthorsCase() {
        var author = "Author " + UUID.randomUUID();
        var id = surgery.aCase(author);
        var post = post("I cannot go on", "facebook", author, null, List.of("safeguarding"), "safeguarding");

        held(id, "TRIAGE", contains("SAFEGUARDING_OPEN"));
        tell(manager(), post, "safeguarding", "alert-acknowledged", Map.of()).statusCode(200);
        tell(manager(), post, "safeguarding", "danger-acted-on", Map.of("deed", "CONTACTED", "what", "spoke to them"))
                .statusCode(200);
        tell(manager(), post, "safeguarding", "safeguarding-closed", Map.of("reason", "well supported"))
                .statusCode(200);
        held(id, "TRIAGE", empty());
    }

    @Test
    void aCommentIsHiddenByHandWhereNoMachineCan() {
        var post = post("Mrs Wells has shingles", "facebook", "patient-identifiable", "case");
        track(post, "moderation").body("stage", equalTo("EVIDENCED"));
        tell(manager(), post, "moderation", "hiding-decided", Map.of("clause", "X1", "reason", SENTENCE))
                .statusCode(422)
                .body("guards.code", contains("A_GROUND_TO_MODERATE"));
        tell(manager(), post, "moderation", "hiding-decided", Map.of("clause", "P2", "reason", SENTENCE))
                .statusCode(200)
                .body("stage", equalTo("EVIDENCED"))
                .body("actions.state", contains("ASKED"));
        tell(manager(), post, "moderation", "hiding-decided", Map.of("clause", "P2", "reason", SENTENCE))
                .statusCode(409)
                .body("guards.code", contains("NOTHING_ELSE_ASKED"));

        var asked = action(post, "hide");
        assertThat(asked.path("rawHash").asText()).isEqualTo(HASH);
        assertThat(asked.path("requestedBy").asText()).isEqualTo("gareth.noakes");
        assertThat(asked.has("authorId")).isFalse();
        answer(asked, "NEEDS_A_PERSON", Optional.of("Please hide the comment by hand."));
        awaitTrack(post, "moderation", "task", equalTo("Please hide the comment by hand."));
        track(post, "moderation")
                .body("actions.state", contains("NEEDS_A_PERSON"))
                .body("clock.dueOn", equalTo(calendar.workingDaysAfter(today, 1).toString()));

        tell(reception(), post, "moderation", "done-by-hand", Map.of("action", "delete", "how", "x"))
                .statusCode(422)
                .body("guards.code", contains("ASKED_OF_A_PERSON"));
        tell(reception(), post, "moderation", "done-by-hand", Map.of("action", "hide", "how", "in the page's own tool"))
                .statusCode(200)
                .body("stage", equalTo("HIDDEN"))
                .body("task", nullValue())
                .body("clock", nullValue())
                .body("actions.state", contains("DONE"));
        tell(manager(), post, "moderation", "showing-decided", Map.of("reason", "apology"))
                .statusCode(200);
        answer(action(post, "unhide"), "DONE", Optional.empty());
        awaitTrack(post, "moderation", "stage", equalTo("SHOWN_AGAIN"));
    }

    @Test
    void deletingAndBanningWantAPersonWithAReasonAndNobodyDeletesAGoogleReview() {
        var review = post("Dr Patel fakes records", "google", "defamatory", "case");
        tell(manager(), review, "moderation", "deletion-decided", Map.of("clause", "P7", "reason", SENTENCE))
                .statusCode(409)
                .body("guards.code", contains("THE_PLATFORM_LETS_YOU"));
        track(review, "moderation")
                .body(
                        "allowed.find{it.happening == 'deletion-decided'}.refusedBy.code",
                        contains("THE_PLATFORM_LETS_YOU"));

        var post = post(
                "Dr Patel fakes records",
                "facebook",
                "Author " + UUID.randomUUID(),
                "fb-77",
                List.of("defamatory"),
                "case");
        tell(reception(), post, "moderation", "deletion-decided", Map.of("clause", "P7", "reason", SENTENCE))
                .statusCode(403);
        tell(manager(), post, "moderation", "deletion-decided", Map.of("clause", "P7", "reason", "rude"))
                .statusCode(422)
                .body("guards.code", contains("REASON_IN_A_SENTENCE"));
        tell(manager(), post, "moderation", "deletion-decided", Map.of("clause", "P7", "reason", SENTENCE))
                .statusCode(200);
        answer(action(post, "delete"), "DONE", Optional.empty());
        awaitTrack(post, "moderation", "stage", equalTo("DELETED"));
        tell(manager(), post, "moderation", "ban-decided", Map.of("clause", "P7", "reason", SENTENCE))
                .statusCode(200);
        var ban = action(post, "ban");
        assertThat(ban.path("authorId").asText()).isEqualTo("fb-77");
        answer(ban, "REFUSED", Optional.of("200: the page's token may not ban people"));
        awaitTrack(post, "moderation", "actions[1].state", equalTo("REFUSED"));
        track(post, "moderation").body("stage", equalTo("DELETED"));

        var nameless = post("Dr Patel fakes records", "facebook", "defamatory", "case");
        tell(manager(), nameless, "moderation", "ban-decided", Map.of("clause", "P7", "reason", SENTENCE))
                .statusCode(409)
                .body("guards.code", contains("THE_AUTHOR_IS_KNOWN_TO_THE_PLATFORM"));
    }

    @Test
    void aLookWhetherAPostIsStillThereIsKept() {
        var post = post("Mrs Wells has shingles", "facebook", "patient-identifiable", "case");
        tell(reception(), post, "moderation", "check-wanted", Map.of()).statusCode(200);
        var asked = action(post, "check-still-there");
        assertThat(asked.path("textHash").asText())
                .isEqualTo(StableId.hashOf("Mrs Wells has shingles".getBytes(UTF_8)));
        answer(asked, "DONE", Optional.empty(), Optional.of("REMOVED"));

        awaitTrack(post, "moderation", "actions[0].found", equalTo("REMOVED"));
        track(post, "moderation").body("stage", equalTo("EVIDENCED"));
    }

    @Test
    void aReviewInTheWrongPlaceIsShownTheWayAndIsNoCase() {
        var post = post("Five stars, lovely staff", "facebook", "off-channel-review", "redirect");
        tell(manager(), post, "review-redirect", "invitation-approved", Map.of("text", "Sorry about your visit"))
                .statusCode(422)
                .body("guards.code", contains("CONFIRMS_NOBODY_AS_A_PATIENT"));
        var text = "Thank you. Reviews of GP surgeries belong on the NHS website.";
        tell(manager(), post, "review-redirect", "invitation-approved", Map.of("text", text))
                .statusCode(200);
        var asked = action(post, "reply");
        assertThat(asked.path("text").asText()).isEqualTo(text);
        answer(asked, "DONE", Optional.empty());

        awaitTrack(post, "review-redirect", "stage", equalTo("INVITED"));
        surgery.asManager().get("/v1/incidents/" + post).then().body("incident.caseId", nullValue());
    }

    @Test
    void anAnswerToAGoogleReviewIsApprovedAndDraftedAgainWhenItIsRejected() {
        var post = post("Dr Patel fakes records", "google", "defamatory", "case");
        var text = Map.of("text", "We are sorry to read this. Please contact us, so that we can listen.");
        tell(reception(), post, "google-reply", "reply-drafted", text)
                .statusCode(200)
                .body("stage", equalTo("DRAFTED"));
        tell(reception(), post, "google-reply", "reply-approved", Map.of()).statusCode(403);
        tell(manager(), post, "google-reply", "reply-approved", Map.of()).statusCode(200);
        answer(action(post, "reply"), "REFUSED", Optional.of("policy violation"));
        awaitTrack(post, "google-reply", "stage", equalTo("REJECTED"));
        tell(reception(), post, "google-reply", "reply-drafted", text).statusCode(200);
        tell(manager(), post, "google-reply", "reply-dropped", Map.of("reason", "enough"))
                .statusCode(200);

        var elsewhere = post("Dr Patel fakes records", "facebook", "defamatory", "case");
        tell(reception(), elsewhere, "google-reply", "reply-drafted", text)
                .statusCode(409)
                .body("guards.code", contains("ON_GOOGLE"));
    }

    @Test
    void aReportIsAppealedOnce() {
        var post = post("Dr Patel fakes records", "google", "defamatory", "case");
        tell(manager(), post, "platform-report", "report-wanted", Map.of("clause", "P7", "reason", "a claim of crime"))
                .statusCode(200)
                .body("task", containsString("Report the post"));
        tell(reception(), post, "platform-report", "report-made", Map.of("on", today, "reference", "r-1"))
                .statusCode(200);
        var rejected = Map.of("on", today, "upheld", false);
        tell(reception(), post, "platform-report", "report-answered", rejected).statusCode(200);
        tell(manager(), post, "platform-report", "appeal-made", Map.of("on", today, "reason", "not read"))
                .statusCode(200);
        tell(reception(), post, "platform-report", "report-answered", rejected)
                .statusCode(200)
                .body("stage", equalTo("REJECTED"));
        tell(manager(), post, "platform-report", "appeal-made", Map.of("on", today, "reason", "again"))
                .statusCode(409)
                .body("guards.code", contains("NOT_APPEALED_YET"));
        tell(manager(), post, "platform-report", "report-closed", Map.of("reason", "enough"))
                .statusCode(200);
    }

    @Test
    void whoIsNamedIsOfferedSupportAndAskedAgainAfterTwoWeeks() {
        var post = post("Dr Patel is useless", "facebook", "staff-identified", "moderation");
        track(post, "staff-support").body("stage", equalTo("SIGNPOSTED"));
        tell(manager(), post, "staff-support", "support-offered", Map.of("on", today, "what", "a talk"))
                .statusCode(200);
        tell(manager(), post, "staff-support", "support-declined", Map.of("on", today))
                .statusCode(200)
                .body("clock.dueOn", equalTo(today.plusWeeks(2).toString()));
        timePasses(post, "staff-support");
        assertThat(letters(post, "due")).hasSize(1);
        assertThat(letters(post, "due").get(0).at("/fields/whatNext").asText())
                .contains("staff-support: support-reviewed");
        tell(manager(), post, "staff-support", "support-reviewed", Map.of("on", today, "reason", "well"))
                .statusCode(200)
                .body("closed", equalTo(true));
    }

    @Test
    void aClockStandsStillWhileItIsPausedAndTheLawsDoNot() {
        var post = post("Dr Patel is useless", "facebook", "staff-identified", "moderation");
        tell(manager(), post, "staff-support", "support-offered", Map.of("on", today, "what", "a talk"))
                .statusCode(200);
        tell(manager(), post, "staff-support", "support-accepted", Map.of("on", today))
                .statusCode(200);
        tell(manager(), post, "staff-support", "clock-paused", Map.of("reason", "on leave"))
                .statusCode(200)
                .body("clock.pausedAt", notNullValue());
        ends(post, "staff-support");
        flow.deadlinesReached();
        assertThat(letters(post, "due")).isEmpty();
        change(post, "staff-support", "due_at = due_at + interval '1 day'");
        inDatabase("update track_pause set paused_at = paused_at - interval '3 days' where clock_id in"
                + " (select c.id from track_clock c join track t on t.id = c.track_id where t.incident_id = '" + post
                + "')");
        tell(manager(), post, "staff-support", "clock-resumed", Map.of("reason", "back"))
                .statusCode(200)
                .body("clock.pausedAt", nullValue())
                .body("clock.dueOn", not(equalTo(today.plusWeeks(2).toString())));

        var complaint = post("I want this looked into", "facebook", "complaint", "complaint");
        tell(reception(), complaint, "complaint", "complaint-received", Map.of("on", today, "how", "a comment"))
                .statusCode(200);
        tell(manager(), complaint, "complaint", "clock-paused", Map.of("reason", "busy"))
                .statusCode(409)
                .body("code", equalTo("NOT_ON_THE_TRACK"));
    }

    @Test
    void aDataProtectionComplaintHasThirtyDays() {
        var post = post("You sold my details", "facebook", "complaint", "complaint");
        tell(reception(), post, "data-protection-complaint", "data-complaint-received", Map.of("on", today, "how", "x"))
                .statusCode(200)
                .body("clock.dueOn", equalTo(today.plusDays(30).toString()));
        var acknowledged = Map.of("on", today, "how", "by letter");
        tell(reception(), post, "data-protection-complaint", "data-complaint-acknowledged", acknowledged)
                .statusCode(403);
        var lead = surgery.as("noor.aziz", "ig-lead");
        tell(lead, post, "data-protection-complaint", "data-complaint-acknowledged", acknowledged)
                .statusCode(200);
        tell(
                        manager(),
                        post,
                        "data-protection-complaint",
                        "data-complaint-answered",
                        Map.of("on", today, "outcome", "x"))
                .statusCode(200);
        tell(manager(), post, "data-protection-complaint", "ico-signposted", Map.of("on", today))
                .statusCode(200)
                .body("closed", equalTo(true));
    }

    @Test
    void thePoliceAreToldOfCrimesAndThreatsOnly() {
        var post = post("I will put every window in", "facebook", "unlawful", "case");
        tell(manager(), post, "police", "police-told", Map.of("on", today, "crimeOrThreat", false, "how", "101"))
                .statusCode(422)
                .body("guards.code", contains("CRIME_OR_THREAT"));
        tell(manager(), post, "police", "police-told", Map.of("on", today, "crimeOrThreat", true, "how", "101"))
                .statusCode(200);
        tell(manager(), post, "police", "police-reference-given", Map.of("reference", "log 1"))
                .statusCode(200);
        tell(manager(), post, "police", "police-answered", Map.of("on", today, "outcome", "words of advice"))
                .statusCode(200)
                .body("stage", equalTo("OUTCOME"));
    }

    @Test
    void whatCounselSaysIsReadByThoseWhoAskedUntilAPartnerWaivesIt() {
        var post = post("Dr Patel fakes records", "facebook", "defamatory", "case");
        tell(manager(), post, "legal", "counsel-chosen", Map.of("counsel", "mdu", "reason", "our union"))
                .statusCode(200);
        tell(manager(), post, "legal", "counsel-instructed", Map.of("on", today, "question", "May we warn?"))
                .statusCode(200);
        tell(manager(), post, "legal", "advice-given", Map.of("on", today, "advice", "You may, with care"))
                .statusCode(200);

        assertThat(seenBy(reception(), post)).doesNotContain("You may, with care", "May we warn?");
        assertThat(seenBy(manager(), post)).contains("You may, with care", "May we warn?");
        tell(manager(), post, "legal", "privilege-waived", Map.of("reason", "the court has asked for the advice"))
                .statusCode(403);
        tell(
                        surgery.as("james.thornbury", "partner"),
                        post,
                        "legal",
                        "privilege-waived",
                        Map.of("reason", "the court has asked for the advice"))
                .statusCode(200);
        assertThat(seenBy(reception(), post)).contains("You may, with care");
    }

    @Test
    void whatIsToldBadlyIsRefusedByNameAndChangesNothing() {
        var post = post("Dr Patel fakes records", "facebook", "defamatory", "case");
        tell(manager(), post, "birthday", "hiding-decided", Map.of())
                .statusCode(404)
                .body("code", equalTo("NO_SUCH_TRACK"));
        tell(manager(), post, "moderation", "walked-the-dog", Map.of())
                .statusCode(400)
                .body("errors.field", contains("happening"));
        tell(manager(), post, "moderation", "hiding-decided", Map.of("clause", "P99", "reason", "x"))
                .statusCode(400)
                .body("errors.field", contains("clause"));
        tell(manager(), post, "moderation", "done-by-hand", Map.of("action", "explode", "how", "x"))
                .statusCode(400)
                .body("errors.field", contains("action"));
        tell(manager(), post, "moderation", "action-done", Map.of("action", "hide"))
                .statusCode(403);
        tell(manager(), post, "moderation", "ban-lifted", Map.of("reason", "x"))
                .statusCode(409)
                .body("code", equalTo("NOT_ON_THE_TRACK"))
                .body("allowed", hasItem("hiding-decided"));
        manager()
                .body(Map.of("happening", "check-wanted", "version", 7))
                .post("/v1/incidents/" + post + "/tracks/moderation/happenings")
                .then()
                .statusCode(409)
                .body("code", equalTo("STALE_VERSION"))
                .body("version", equalTo(1));
        new Surgery(topics, Surgery.FERNHILL)
                .asManager()
                .body(Map.of("happening", "check-wanted", "version", 1))
                .post("/v1/incidents/" + post + "/tracks/moderation/happenings")
                .then()
                .statusCode(404);
        surgery.as("an.auditor", "auditor")
                .body(Map.of("happening", "check-wanted", "version", 1))
                .post("/v1/incidents/" + post + "/tracks/moderation/happenings")
                .then()
                .statusCode(403);
        track(post, "moderation").body("version", equalTo(1)).body("stage", equalTo("EVIDENCED"));
    }

    @Test
    void theDatabaseLetsNoTrackMoveACase() {
        var id = surgery.aCase();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> inDatabase("insert into history select case_id, 99, practice, happening, told, 'TRIAGE',"
                                + " 'BREACH_CONFIRMED', null, teller, roles, staff_id, 'track', guards, quote, law, at"
                                + " from history where case_id = '" + id + "'"))
                .hasStackTraceContaining("a_track_moves_no_case");
    }

    private static Map<String, Object> identified(String patient) {
        return Map.of("patientId", patient, "evidence", List.of("same name and photograph", "said so on the phone"));
    }

    private Map<String, Object> answer(boolean ombudsmanNamed) {
        return Map.of("on", today, "conclusions", "upheld in part", "ombudsmanNamed", ombudsmanNamed);
    }

    private RequestSpecification manager() {
        return surgery.as("gareth.noakes", "practice-manager");
    }

    private RequestSpecification reception() {
        return surgery.as("kayleigh.brooks", "reception");
    }

    private ValidatableResponse tell(
            RequestSpecification who, String post, String track, String happening, Map<String, ?> fields) {
        return who.body(told(happening, versionOf(post, track), fields))
                .post("/v1/incidents/" + post + "/tracks/" + track + "/happenings")
                .then();
    }

    private ValidatableResponse tellCase(
            RequestSpecification who, String id, String track, String happening, int version, Map<String, ?> fields) {
        return who.body(told(happening, version, fields))
                .post("/v1/cases/" + id + "/tracks/" + track + "/happenings")
                .then();
    }

    private static Map<String, Object> told(String happening, int version, Map<String, ?> fields) {
        var body = new TreeMap<String, Object>();
        fields.forEach((name, value) -> body.put(name, value instanceof LocalDate day ? day.toString() : value));
        body.put("happening", happening);
        body.put("version", version);
        return body;
    }

    private int versionOf(String post, String track) {
        var tracks = surgery.asManager()
                .get("/v1/incidents/" + post)
                .jsonPath()
                .<Integer>getList("tracks.findAll{it.track == '" + track + "' && !it.closed}.version");
        return tracks.isEmpty() ? 0 : tracks.get(0);
    }

    private ValidatableResponse track(String post, String track) {
        return surgery.asManager()
                .get("/v1/incidents/" + post)
                .then()
                .statusCode(200)
                .rootPath("tracks.find{it.track == '" + track + "' && it.stage != null}");
    }

    private void awaitTrack(String post, String track, String field, Matcher<?> matcher) {
        await().atMost(ofSeconds(20)).untilAsserted(() -> track(post, track).body(field, matcher));
    }

    private String seenBy(RequestSpecification who, String post) {
        return who.get("/v1/incidents/" + post).then().statusCode(200).extract().asString();
    }

    private ValidatableResponse held(String id, String stage, Matcher<?> holds) {
        return surgery.asManager()
                .get("/v1/cases/" + id)
                .then()
                .statusCode(200)
                .body("summary.stage", equalTo(stage))
                .body("summary.holds", holds);
    }

    private int version(String id) {
        return surgery.asManager().get("/v1/cases/" + id).jsonPath().getInt("summary.version");
    }

    private String postOf(String id) {
        return surgery.asManager().get("/v1/cases/" + id).jsonPath().getString("incidents[0].id");
    }

    private String post(String text, String platform, String label, String route) {
        return post(text, platform, "Author " + UUID.randomUUID(), null, List.of(label), route);
    }

    /** A post with its verdict; id of its incident, once it is kept. */
    private String post(
            String text,
            String platform,
            String author,
            @org.jspecify.annotations.Nullable String authorId,
            List<String> labels,
            String route) {
        var externalId = "post-" + UUID.randomUUID();
        var comment = Map.of(
                "id",
                "comment-" + externalId,
                "platform",
                platform,
                "externalId",
                externalId,
                "status",
                "posted",
                "receivedAt",
                "2026-11-22T09:00:00Z",
                "via",
                "api",
                "rawHash",
                HASH,
                "text",
                text,
                "author",
                authorId == null ? Map.of("name", author) : Map.of("name", author, "id", authorId));
        var verdict = new TreeMap<String, Object>(Map.of(
                "practice",
                MILE_OAK,
                "comment",
                comment,
                "labels",
                labels,
                "findings",
                List.of(),
                "referred",
                false,
                "route",
                route,
                "policyVersion",
                "test",
                "modelVersion",
                "test"));
        topics.put("verdicts.v1", MILE_OAK + ":" + platform + ":" + externalId, "verdict-" + externalId, verdict);
        return await().atMost(ofSeconds(20))
                .until(
                        () -> surgery.asManager()
                                .get("/v1/incidents?route=" + route)
                                .jsonPath()
                                .<String>getList("findAll{it.externalId == '" + externalId + "'}.id"),
                        found -> !found.isEmpty())
                .get(0);
    }

    /** The action on actions.v1 that the post's tracks asked for last. */
    private JsonNode action(String post, String action) {
        String externalId = surgery.asManager().get("/v1/incidents/" + post).path("incident.externalId");
        return await().atMost(ofSeconds(20))
                .until(
                        () -> topics.all("actions.v1").stream()
                                .filter(asked ->
                                        asked.path("externalId").asText().equals(externalId)
                                                && asked.path("action").asText().equals(action))
                                .reduce((earlier, later) -> later),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void answer(JsonNode asked, String outcome, Optional<String> reason) {
        answer(asked, outcome, reason, Optional.empty());
    }

    private void answer(JsonNode asked, String outcome, Optional<String> reason, Optional<String> found) {
        var told = new TreeMap<String, Object>(Map.of(
                "practice", MILE_OAK,
                "actionId", asked.path("actionId").asText(),
                "caseId", asked.path("caseId").asText(),
                "platform", asked.path("platform").asText(),
                "externalId", asked.path("externalId").asText(),
                "action", asked.path("action").asText(),
                "outcome", outcome,
                "at", "2026-11-22T10:00:00Z"));
        reason.ifPresent(said -> told.put("reason", said));
        found.ifPresent(seen -> told.put("found", seen));
        topics.put(
                "action-outcomes.v1",
                MILE_OAK + ":" + asked.path("platform").asText() + ":"
                        + asked.path("externalId").asText(),
                "outcome-of-" + asked.path("actionId").asText(),
                told);
    }

    private List<JsonNode> letters(String post, String template) {
        String caseId = surgery.asManager().get("/v1/incidents/" + post).path("incident.caseId");
        var about = caseId == null ? post : caseId;
        // The outbox tells what has been committed a moment later.
        await().pollDelay(ofSeconds(1)).until(() -> true);
        return topics.all("letters.v1").stream()
                .filter(letter -> letter.path("caseId").asText().equals(about)
                        && letter.path("template").asText().equals(template))
                .toList();
    }

    private void comesNear(String post, String track) {
        change(post, track, "warn_at = now() - interval '1 minute'");
    }

    private void ends(String post, String track) {
        change(post, track, "due_at = now() - interval '1 minute'");
    }

    /** The deadline that runs ends, and the clock is looked at. */
    private void timePasses(String post, String track) {
        ends(post, track);
        flow.deadlinesReached();
    }

    private void change(String post, String track, String change) {
        inDatabase("update track_clock set " + change + " where stopped_at is null and track_id in"
                + " (select id from track where incident_id = '" + post + "' and track = '"
                + track.toUpperCase(java.util.Locale.ROOT).replace('-', '_') + "')");
    }

    private void inDatabase(String change) {
        QuarkusTransaction.requiringNew().run(() -> {
            rows.only(MILE_OAK);
            entities.createNativeQuery(change).executeUpdate();
        });
    }

    private static void inFourReplicas(Runnable look) throws Exception {
        var replicas = Executors.newFixedThreadPool(4);
        for (var looked : replicas.invokeAll(IntStream.range(0, 4)
                .<Callable<Object>>mapToObj(replica -> Executors.callable(look))
                .toList())) {
            looked.get();
        }
        replicas.shutdown();
    }
}
