package uk.gpsurgery.conduct.notifier.letter;

import static uk.gpsurgery.conduct.notifier.letter.Form.DATE;
import static uk.gpsurgery.conduct.notifier.letter.Form.LINE;
import static uk.gpsurgery.conduct.notifier.letter.Form.LINES;
import static uk.gpsurgery.conduct.notifier.letter.Form.LINK;

import java.util.List;
import java.util.Map;

/** What a letter may be filled with: the name on the wire, its form, what it means and an example for previews. */
public enum Field {
    PRACTICE_NAME("practiceName", LINE, "Name of the practice", "Mile Oak Medical Centre"),
    PRACTICE_PHONE("practicePhone", LINE, "Its telephone number", "01273 000 000"),
    PRACTICE_ADDRESS("practiceAddress", LINE, "Its postal address in one line", "Chalky Road, Portslade BN41 2WF"),
    COMPLAINTS_URL("complaintsUrl", LINK, "Its complaints policy", "https://www.mile-oak.example/complaints"),
    COMMISSIONER_NAME("commissionerName", LINE, "Who commissions the practice", "NHS Sussex"),
    CASE_LINK("caseLink", LINK, "The case in the console", "https://conduct.mile-oak.example/console/cases/01JD8Z6W"),
    CASE_REFERENCE("caseReference", LINE, "What people quote to name the case", "MO-2026-014"),
    CLAUSES("clauses", LINE, "Ids of the policy's clauses", "P2, P7"),
    CLAUSE_QUOTES(
            "clauseQuotes",
            LINES,
            "The policy's own sentences, one a line",
            "Defamatory comments about our team are not to be shared on any social media platform."),
    PLATFORM("platform", LINE, "Where the post is, as people name it", "Facebook"),
    POSTED_ON("postedOn", DATE, "Day of the post", "20 November 2026"),
    PERMALINK("permalink", LINK, "Address of the post", "https://facebook.example/p/901?comment_id=903"),
    REMOVE_BY("removeBy", DATE, "Last day to remove the post", "29 November 2026"),
    REQUESTED_ON("requestedOn", DATE, "Day of the request to remove it", "22 November 2026"),
    REMINDED_ON("remindedOn", DATE, "Day of the reminder", "30 November 2026"),
    WARNED_ON("warnedOn", DATE, "Day of the formal warning", "14 December 2026"),
    BEHAVIOUR(
            "behaviour",
            LINES,
            "What happened, with dates, one event a line",
            "On 20 November 2026 you posted a claim about a named doctor.\n"
                    + "On 22 and 30 November 2026 we asked you to remove it. It is still there."),
    CHANGE_WANTED(
            "changeWanted",
            LINES,
            "What must change, one point a line",
            "Remove the post.\nDo not post such claims about our staff again."),
    REASONS(
            "reasons",
            LINES,
            "The specific reasons, one a line",
            "A claim about a named doctor was posted on 20 November 2026.\n"
                    + "It was posted again on 3 January 2027."),
    RESPOND_BY("respondBy", DATE, "Last day to answer", "28 December 2026"),
    QUESTION("question", LINES, "What the adviser is asked, one question a line", "May the practice warn the author?"),
    EFFECTIVE_ON("effectiveOn", DATE, "Day the removal takes effect", "30 January 2027"),
    DEADLINE("deadline", LINE, "When it is or was due, with the time where it matters", "5pm on 24 November 2026"),
    WHAT_NEXT("whatNext", LINES, "What may be done now, one step a line", "Send the reminder.\nClose the case."),
    APPROVER("approver", LINE, "Who has approved already", "Gareth Noakes"),
    LETTER_NAME("letterName", LINE, "Name of the letter in question", "please-remove"),
    RECEIVED_ON("receivedOn", DATE, "Day on which the patient's answer came", "20 December 2026"),
    ANSWER_BY("answerBy", DATE, "Last day on which the practice answers", "17 January 2027"),
    PUT_RIGHT("putRight", LINES, "What has been put right, one point a line", "The warning counts no more."),
    REVIEW_LINK(
            "reviewLink",
            LINK,
            "Where the practice is reviewed on the NHS website",
            "https://www.nhs.example/services/gp-surgery/mile-oak/leave-a-review"),
    TOLD_ON("toldOn", DATE, "Day on which the commissioner was told by telephone or form", "5 January 2027"),
    POLICE_REPORTED_ON("policeReportedOn", DATE, "Day of the report to the police", "5 January 2027"),
    NOTICE_ON("noticeOn", DATE, "Day of the notice to the commissioner", "7 January 2027"),
    REPORTED_ON("reportedOn", DATE, "Day on which the reporter told the practice", "19 November 2026"),
    SUPPORT_CONTACT(
            "supportContact", LINE, "Who supports staff, and how to reach them", "Priya Nair, wellbeing, 07700 900301"),
    WAITING(
            "waiting",
            LINES,
            "Cases that wait for a person: reference, what, by when, one a line",
            "MO-2026-014: send the reminder, by 24 November 2026"),
    FIGURES("figures", LINES, "Counts of the period, one a line", "7 posts looked at\n2 requests to remove a post"),
    PERIOD("period", LINE, "The days that a summary covers", "16 to 22 November 2026"),
    REASON("reason", LINE, "Why, in one sentence", "The recipient has no email address.");

    private final String wireName;
    private final Form form;
    private final String meaning;
    private final String example;

    Field(String wireName, Form form, String meaning, String example) {
        this.wireName = wireName;
        this.form = form;
        this.meaning = meaning;
        this.example = example;
    }

    /** Its name in {@code letters.v1} and in the templates. */
    public String wireName() {
        return wireName;
    }

    public Form form() {
        return form;
    }

    public String meaning() {
        return meaning;
    }

    public String example() {
        return example;
    }

    boolean isEmptyIn(Map<String, String> given) {
        return Words.oneLine(valueIn(given)).isEmpty();
    }

    boolean fitsIn(Map<String, String> given) {
        return form.fits(valueIn(given));
    }

    /** As the templates take it; empty when it is not given. */
    Object printedFrom(Map<String, String> given) {
        return form.printed(valueIn(given));
    }

    /** Line by line, for a list. */
    List<String> linesIn(Map<String, String> given) {
        return Words.lines(valueIn(given)).lines().toList();
    }

    private String valueIn(Map<String, String> given) {
        return given.getOrDefault(wireName, "");
    }
}
