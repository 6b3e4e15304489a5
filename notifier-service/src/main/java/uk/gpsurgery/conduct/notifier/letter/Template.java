package uk.gpsurgery.conduct.notifier.letter;

import static uk.gpsurgery.conduct.notifier.letter.Field.ANSWER_BY;
import static uk.gpsurgery.conduct.notifier.letter.Field.APPROVER;
import static uk.gpsurgery.conduct.notifier.letter.Field.BEHAVIOUR;
import static uk.gpsurgery.conduct.notifier.letter.Field.CHANGE_WANTED;
import static uk.gpsurgery.conduct.notifier.letter.Field.CLAUSES;
import static uk.gpsurgery.conduct.notifier.letter.Field.CLAUSE_QUOTES;
import static uk.gpsurgery.conduct.notifier.letter.Field.COMMISSIONER_NAME;
import static uk.gpsurgery.conduct.notifier.letter.Field.DEADLINE;
import static uk.gpsurgery.conduct.notifier.letter.Field.EFFECTIVE_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.FIGURES;
import static uk.gpsurgery.conduct.notifier.letter.Field.LETTER_NAME;
import static uk.gpsurgery.conduct.notifier.letter.Field.NOTICE_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.PERIOD;
import static uk.gpsurgery.conduct.notifier.letter.Field.PERMALINK;
import static uk.gpsurgery.conduct.notifier.letter.Field.PLATFORM;
import static uk.gpsurgery.conduct.notifier.letter.Field.POLICE_REPORTED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.POSTED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.PUT_RIGHT;
import static uk.gpsurgery.conduct.notifier.letter.Field.QUESTION;
import static uk.gpsurgery.conduct.notifier.letter.Field.REASON;
import static uk.gpsurgery.conduct.notifier.letter.Field.REASONS;
import static uk.gpsurgery.conduct.notifier.letter.Field.RECEIVED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.REMINDED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.REMOVE_BY;
import static uk.gpsurgery.conduct.notifier.letter.Field.REPORTED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.REQUESTED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.RESPOND_BY;
import static uk.gpsurgery.conduct.notifier.letter.Field.REVIEW_LINK;
import static uk.gpsurgery.conduct.notifier.letter.Field.SUPPORT_CONTACT;
import static uk.gpsurgery.conduct.notifier.letter.Field.TOLD_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.WAITING;
import static uk.gpsurgery.conduct.notifier.letter.Field.WARNED_ON;
import static uk.gpsurgery.conduct.notifier.letter.Field.WHAT_NEXT;
import static uk.gpsurgery.conduct.notifier.letter.Recipient.ADVISER;
import static uk.gpsurgery.conduct.notifier.letter.Recipient.COMMISSIONER;
import static uk.gpsurgery.conduct.notifier.letter.Recipient.PATIENT;
import static uk.gpsurgery.conduct.notifier.letter.Recipient.REPORTER;
import static uk.gpsurgery.conduct.notifier.letter.Recipient.STAFF;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The letters there are: one purpose each, for one kind of reader. What is not here is never sent. */
public enum Template {
    PLEASE_REMOVE(
            PATIENT,
            Standing.ADVERSE,
            "Asks the author to remove a post, and by when",
            needs(PLATFORM, POSTED_ON, CLAUSE_QUOTES, REMOVE_BY),
            mayHave(PERMALINK)),
    REMINDER(
            PATIENT,
            Standing.ADVERSE,
            "Asks once more, when the day has passed and the post is still there",
            needs(PLATFORM, POSTED_ON, CLAUSE_QUOTES, REQUESTED_ON, REMOVE_BY),
            mayHave(PERMALINK)),
    THANK_YOU(
            PATIENT,
            Standing.ORDINARY,
            "Thanks the author for removing the post",
            needs(PLATFORM, POSTED_ON),
            mayHave()),
    WARNING(
            PATIENT,
            Standing.LEGAL_AND_ADVERSE,
            "Warns of the risk of removal from the list: what happened, why, what must change, how to answer",
            needs(COMMISSIONER_NAME, BEHAVIOUR, CLAUSE_QUOTES, CHANGE_WANTED, RESPOND_BY),
            mayHave(REASONS)),
    REMOVAL_FROM_LIST(
            PATIENT,
            Standing.STATUTORY,
            "Tells the patient that removal has been asked for: the specific reasons, and how to find a new GP",
            needs(COMMISSIONER_NAME, REASONS),
            mayHave(WARNED_ON)),
    DEREGISTERED(
            PATIENT,
            Standing.ORDINARY,
            "Tells the patient that they are off the list, and how to find a new GP",
            needs(COMMISSIONER_NAME, EFFECTIVE_ON),
            mayHave()),
    WITHDRAWN(
            PATIENT,
            Standing.ORDINARY,
            "Tells the patient that the practice has stopped, and what that means",
            needs(),
            mayHave(WARNED_ON)),

    COMPLAINT_SIGNPOST(
            PATIENT,
            Standing.ORDINARY,
            "Tells somebody who has a complaint how to make it; it never asks for a post to be removed",
            needs(COMMISSIONER_NAME),
            mayHave()),
    REVIEW_REDIRECT(
            PATIENT,
            Standing.ORDINARY,
            "Says that a review is welcome, and that the NHS website is the place for it",
            needs(PLATFORM, REVIEW_LINK),
            mayHave()),
    INVITATION(PATIENT, Standing.ORDINARY, "Invites to talk, and says nothing of any post", needs(), mayHave()),
    REPRESENTATIONS_RECEIVED(
            PATIENT,
            Standing.ORDINARY,
            "Says that the patient's side has come in, who looks at it and by when",
            needs(RECEIVED_ON, ANSWER_BY),
            mayHave()),
    REPRESENTATIONS_UPHELD(
            PATIENT,
            Standing.ORDINARY,
            "Tells the patient that they were right, why, and what has been put right",
            needs(RECEIVED_ON, REASONS, PUT_RIGHT),
            mayHave()),
    REPRESENTATIONS_REJECTED(
            PATIENT,
            Standing.ADVERSE,
            "Tells the patient that the practice keeps to what it said, with the reasons",
            needs(COMMISSIONER_NAME, RECEIVED_ON, REASONS),
            mayHave()),
    IMMEDIATE_REMOVAL(
            PATIENT,
            Standing.STATUTORY,
            "Tells the patient of a removal at once after a threat, and how care goes on",
            needs(COMMISSIONER_NAME, EFFECTIVE_ON, REASONS),
            mayHave()),

    NEW_CASE(
            STAFF,
            Standing.ORDINARY,
            "A post may breach the policy and waits for a person to look at it",
            needs(CLAUSES),
            mayHave(PLATFORM, DEADLINE)),
    SAFEGUARDING_ALERT(
            STAFF,
            Standing.ORDINARY,
            "A post may show that somebody is at risk: to be read now",
            needs(),
            mayHave(PLATFORM, POSTED_ON, PERMALINK)),
    SAFEGUARDING_ESCALATION(
            STAFF,
            Standing.ORDINARY,
            "Nobody has said that they have a safeguarding alert: the next person is told",
            needs(DEADLINE),
            mayHave(PLATFORM, POSTED_ON, PERMALINK)),
    COMPLAINT_ACKNOWLEDGEMENT_DUE(
            STAFF,
            Standing.ORDINARY,
            "A complaint is to be acknowledged within three working days",
            needs(DEADLINE),
            mayHave()),
    POST_SEEN_REMOVED(
            STAFF,
            Standing.ORDINARY,
            "The platform no longer shows the post: a person confirms it",
            needs(),
            mayHave(PLATFORM)),
    DUE_SOON(
            STAFF,
            Standing.ORDINARY,
            "A deadline is near: what may be done now",
            needs(DEADLINE, WHAT_NEXT),
            mayHave()),
    DUE(STAFF, Standing.ORDINARY, "A deadline has passed: what may be done now", needs(DEADLINE, WHAT_NEXT), mayHave()),
    OVERDUE(
            STAFF,
            Standing.ORDINARY,
            "A deadline passed days ago, people were asked, and nobody has acted",
            needs(DEADLINE, WHAT_NEXT),
            mayHave()),
    SECOND_APPROVAL_WANTED(
            STAFF,
            Standing.ORDINARY,
            "One person has approved, and a second has to decide",
            needs(APPROVER),
            mayHave(DEADLINE)),
    LETTER_FAILED(
            STAFF,
            Standing.ORDINARY,
            "A letter was not sent, or nobody knows whether it was: a person decides what to do",
            needs(LETTER_NAME, REASON),
            mayHave()),
    PATIENT_ANSWERED(
            STAFF,
            Standing.ORDINARY,
            "The patient has answered a letter by the link in it: a person reads it",
            needs(LETTER_NAME),
            mayHave()),

    STAFF_SUPPORT_OFFER(
            STAFF,
            Standing.ORDINARY,
            "Offers support to somebody whom a post is about",
            needs(SUPPORT_CONTACT),
            mayHave(PLATFORM)),
    DAILY_DIGEST(
            STAFF,
            Standing.ORDINARY,
            "What waits for one person today; not sent on a day when nothing does",
            needs(WAITING),
            mayHave()),
    WEEKLY_SUMMARY(
            STAFF, Standing.ORDINARY, "The week in figures for the partners", needs(PERIOD, FIGURES), mayHave(WAITING)),

    LEGAL_ADVICE_INSTRUCTION(
            ADVISER,
            Standing.ORDINARY,
            "Asks the practice's legal adviser for advice",
            needs(PLATFORM, POSTED_ON, CLAUSE_QUOTES, QUESTION),
            mayHave(REQUESTED_ON, REMINDED_ON)),
    COMMISSIONER_NOTICE(
            COMMISSIONER,
            Standing.LEGAL_AND_ADVERSE,
            "Gives the commissioner notice that the practice wants a patient off its list",
            needs(REASONS),
            mayHave(WARNED_ON)),
    COMMISSIONER_WITHDRAWAL(
            COMMISSIONER, Standing.LEGAL, "Takes a notice of removal back", needs(NOTICE_ON), mayHave()),
    IMMEDIATE_REMOVAL_CONFIRMATION(
            COMMISSIONER,
            Standing.LEGAL,
            "Confirms an immediate removal in writing, within the 7 days of the regulations",
            needs(REASONS, TOLD_ON, POLICE_REPORTED_ON),
            mayHave()),

    REPORT_ACTED_ON(
            REPORTER,
            Standing.ORDINARY,
            "Tells who reported a post that the practice has acted, and nothing of whom it concerns",
            needs(REPORTED_ON),
            mayHave(PLATFORM)),
    REPORT_NOT_ACTED_ON(
            REPORTER,
            Standing.ORDINARY,
            "Tells who reported a post that it stays as it is, and why",
            needs(REPORTED_ON),
            mayHave(PLATFORM));

    private final Recipient recipient;
    private final Standing standing;
    private final String purpose;
    private final Set<Field> needed;
    private final Set<Field> optional;

    Template(Recipient recipient, Standing standing, String purpose, Set<Field> needed, Set<Field> optional) {
        this.recipient = recipient;
        this.standing = standing;
        this.purpose = purpose;
        this.needed = together(recipient.needed(), needed);
        this.optional = together(recipient.optional(), optional);
    }

    /** The template of this name, as {@code letters.v1} writes it. */
    public static Optional<Template> named(String wireName) {
        return Stream.of(values())
                .filter(template -> template.wireName().equals(wireName))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Recipient recipient() {
        return recipient;
    }

    /** A legal letter starts a clock of the law. */
    public boolean legal() {
        return standing.legal;
    }

    /** True for what the regulations have the practice tell a patient: it goes although they complain. */
    public boolean statutory() {
        return standing == Standing.STATUTORY;
    }

    /** True for what asks, warns or removes: many of them at once are more likely a mistake than a wave of posts. */
    public boolean adverse() {
        return standing.adverse;
    }

    /** What must not go any more once this letter has been asked for, because it would say the contrary. */
    public Set<Template> overtakes() {
        if (this == THANK_YOU) {
            return EnumSet.of(PLEASE_REMOVE, REMINDER);
        }
        return EnumSet.of(WITHDRAWN, REPRESENTATIONS_UPHELD, COMMISSIONER_WITHDRAWAL)
                        .contains(this)
                ? Stream.of(values()).filter(Template::adverse).collect(Collectors.toSet())
                : EnumSet.noneOf(Template.class);
    }

    /** What its reader may answer by a link in it: a patient always has something to say. */
    public Set<Reply> replies() {
        if (recipient != PATIENT) {
            return EnumSet.noneOf(Reply.class);
        }
        return needed.contains(REMOVE_BY) ? EnumSet.allOf(Reply.class) : EnumSet.of(Reply.SAID);
    }

    public String purpose() {
        return purpose;
    }

    public Set<Field> needed() {
        return needed;
    }

    public Set<Field> optional() {
        return optional;
    }

    /** All that it may be filled with. */
    public Set<Field> fields() {
        return together(needed, optional);
    }

    private static Set<Field> together(Set<Field> some, Set<Field> others) {
        var all = EnumSet.noneOf(Field.class);
        all.addAll(some);
        all.addAll(others);
        return Collections.unmodifiableSet(all);
    }

    private static Set<Field> needs(Field... fields) {
        return Set.of(fields);
    }

    private static Set<Field> mayHave(Field... fields) {
        return Set.of(fields);
    }

    private enum Standing {
        ORDINARY(false, false),
        ADVERSE(false, true),
        LEGAL(true, false),
        LEGAL_AND_ADVERSE(true, true),
        STATUTORY(true, true);

        private final boolean legal;
        private final boolean adverse;

        Standing(boolean legal, boolean adverse) {
            this.legal = legal;
            this.adverse = adverse;
        }
    }
}
