package uk.gpsurgery.conduct.notifier.store;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.kit.StableId;
import uk.gpsurgery.conduct.notifier.letter.Address;
import uk.gpsurgery.conduct.notifier.letter.Bar;
import uk.gpsurgery.conduct.notifier.letter.Draft;
import uk.gpsurgery.conduct.notifier.letter.Field;
import uk.gpsurgery.conduct.notifier.letter.Recipient;
import uk.gpsurgery.conduct.notifier.letter.Template;
import uk.gpsurgery.conduct.notifier.letter.Wording;
import uk.gpsurgery.conduct.notifier.letter.Words;
import uk.gpsurgery.conduct.notifier.mail.Delivery;
import uk.gpsurgery.conduct.notifier.mail.Mail;
import uk.gpsurgery.conduct.notifier.paper.Sheet;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;
import uk.gpsurgery.conduct.notifier.wire.LetterOutcome;

/** One letter in the ledger, from being asked for to its end. */
@Entity
@Table(name = "letter")
// Each step changes a few columns: the words are not written again with every one.
@DynamicUpdate
@SuppressWarnings("NullAway.Init") // Hibernate fills what its own constructor leaves open.
public class Letter {

    private static final String STANDARD = "standard";
    private static final String OUR_NAME = "Conduct";

    @Id
    String id;

    String practice;
    String caseId;
    String letterId;
    String template;
    int revision;
    boolean legal;
    boolean adverse;
    String recipient;
    String name;

    @Nullable
    String address;

    @Nullable
    String postalAddress;

    String format = STANDARD;

    @Nullable
    String approvedBy;

    String correlation;

    /** The W3C trace context of what led to the letter, where it is followed. */
    @Nullable
    String trace;

    String messageId;

    @Nullable
    String thread;

    String sender;

    @Nullable
    String subject;

    @Nullable
    String text;

    @Nullable
    String html;

    /** Of the practice's own wording; 0 for the service's. */
    int wordingVersion;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String reason;

    Instant askedAt;
    Instant dueAt;
    int attempt;

    @Nullable
    Instant undoUntil;

    @Nullable
    Instant heldSince;

    @Nullable
    String releasedBy;

    @Nullable
    Instant putOffSince;

    @Nullable
    Instant dataEndsAt;

    @Nullable
    Instant paperSince;

    @Nullable
    LocalDate postedOn;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant settledAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "letter_id", nullable = false, updatable = false)
    @OrderBy("id")
    @Fetch(FetchMode.SUBSELECT)
    List<Deed> deeds = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "letter_id", nullable = false, updatable = false)
    @OrderBy("id")
    @Fetch(FetchMode.SUBSELECT)
    List<Answer> answers = new ArrayList<>();

    protected Letter() {}

    /** The letter as it was asked for; its words, or why there are none, come next. */
    static Letter asked(Received<LetterAsked> event, String domain, Instant now) {
        var asked = event.data();
        var to = asked.recipient();
        var letter = new Letter();
        letter.id = asked.ledgerId();
        letter.practice = asked.practice();
        letter.caseId = asked.caseId();
        letter.letterId = asked.letterId();
        letter.template = asked.template();
        letter.revision = asked.revision();
        letter.legal = asked.legal();
        letter.recipient = to.kind();
        letter.name = Words.oneLine(to.name());
        letter.address = to.email().flatMap(Address::of).orElse(null);
        letter.postalAddress = to.postalAddress().map(Words::lines).orElse(null);
        letter.format = to.format().orElse(letter.format);
        letter.approvedBy = asked.approvedBy().map(Words::oneLine).orElse(null);
        letter.correlation = event.correlation();
        letter.trace = event.trace();
        letter.messageId = messageId(
                domain,
                asked.practice(),
                asked.caseId(),
                String.valueOf(asked.step()),
                asked.template(),
                String.valueOf(asked.revision()),
                to.ref());
        letter.thread = to.kind().equals(Recipient.STAFF.wireName())
                ? messageId(domain, asked.practice(), asked.caseId())
                : null;
        letter.sender = Words.oneLine(asked.fields().getOrDefault(Field.PRACTICE_NAME.wireName(), OUR_NAME));
        letter.askedAt = now;
        letter.dueAt = asked.notBefore().filter(now::isBefore).orElse(now);
        return letter;
    }

    private static String messageId(String domain, String... parts) {
        return "<" + StableId.of(parts) + "@" + domain + ">";
    }

    void drafted(Draft draft) {
        if (draft instanceof Draft.Written written) {
            subject = written.wording().subject();
            text = written.wording().text();
            html = written.wording().html();
            wordingVersion = written.wording().version();
            legal = legal || written.template().legal();
            adverse = written.template().adverse();
            state = State.QUEUED;
        } else if (draft instanceof Draft.OnPaper onPaper) {
            drafted(new Draft.Written(onPaper.template(), onPaper.wording()));
            settle(State.FAILED, onPaper.why().sentence(), askedAt);
            wantPaper(askedAt);
        } else if (draft instanceof Draft.Refused refused) {
            settle(State.FAILED, refused.reason(), askedAt);
        }
    }

    /** A letter to a patient can be stopped for a while. */
    void waitForSecondThoughts(Duration window) {
        if (state == State.QUEUED && isToPatient() && !window.isZero()) {
            undoUntil = askedAt.plus(window);
            dueAt = dueAt.isBefore(undoUntil) ? undoUntil : dueAt;
        }
    }

    boolean isToPatient() {
        return recipient.equals(Recipient.PATIENT.wireName());
    }

    /** True from right before the final dot on: what keeps letters back comes too late. */
    boolean mayBeTheServers() {
        return dataEndsAt != null;
    }

    boolean needsRelease() {
        return adverse && releasedBy == null;
    }

    void waitFor(Instant morning) {
        queue("waits for the end of the quiet hours", morning);
    }

    void waitForOthers(Instant later) {
        queue("waits: many letters have gone to this address within a day", later);
    }

    void hold(Instant now) {
        queue("waits for a partner: too many letters that ask, warn or remove within an hour", now);
        heldSince = now;
    }

    /** Lets it go although the hour's cap is reached; false when it does not wait for that. */
    public boolean release(String partner, Instant now) {
        if (heldSince == null || state != State.QUEUED) {
            return false;
        }
        heldSince = null;
        releasedBy = partner;
        dueAt = now;
        deeds.add(new Deed(Deed.What.RELEASED, partner, now, null));
        return true;
    }

    /** Names of the letters that this one overtakes; none when it could not be written itself. */
    Set<String> overtakes() {
        return isWritten()
                ? Template.named(template).stream()
                        .flatMap(known -> known.overtakes().stream())
                        .map(Template::wireName)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Ends it because a later letter says the contrary; false when it is too late for that. */
    boolean overtaken(Letter later, Instant now) {
        if (state != State.QUEUED) {
            return false;
        }
        heldSince = null;
        settle(State.FAILED, "overtaken before it went by the letter " + later.template, now);
        deeds.add(new Deed(Deed.What.OVERTAKEN, Deed.CONDUCT, now, later.template));
        return true;
    }

    /** Ends it, and keeps it from paper too. */
    void barred(Bar bar, Instant now) {
        settle(State.FAILED, "it did not go: " + bar.sentence(), now);
        deeds.add(new Deed(Deed.What.BARRED, Deed.CONDUCT, now, bar.name()));
    }

    /** Ends it before it has gone; false when it is too late for that. */
    public boolean stop(String person, String why, Instant now) {
        if (state != State.QUEUED) {
            return false;
        }
        heldSince = null;
        settle(State.FAILED, "a person stopped it before it went", now);
        deeds.add(new Deed(Deed.What.STOPPED, person, now, why));
        return true;
    }

    Claim claim(Instant leaseEnd) {
        attempt++;
        state = State.SENDING;
        dueAt = leaseEnd;
        var wording = new Wording(
                Objects.requireNonNull(subject), Objects.requireNonNull(text), Objects.requireNonNull(html));
        var mail = new Mail(
                messageId,
                template,
                Optional.ofNullable(thread),
                sender,
                Objects.requireNonNull(address),
                name,
                wording,
                askedAt);
        return new Claim(id, attempt, dataEndsAt != null, mail, Optional.ofNullable(trace));
    }

    /** What the attempt to send it came to. */
    public void came(Delivery delivery, Retries retries, Instant now) {
        if (delivery instanceof Delivery.Taken) {
            settle(State.SENT, null, now);
        } else if (delivery instanceof Delivery.Kept kept) {
            settle(State.SENT, kept.reason(), now);
        } else if (delivery instanceof Delivery.Refused refused) {
            settle(State.FAILED, refused.reason(), now);
            wantPaper(now);
        } else if (delivery instanceof Delivery.Unknown) {
            settle(State.UNCERTAIN, "the mail server may have it: it was cut off before it could answer", now);
        } else if (delivery instanceof Delivery.Later later) {
            putOff(later.reason(), retries, now);
        } else if (delivery instanceof Delivery.Away away) {
            queue(away.reason(), now);
        }
    }

    /** Somebody is to post it, where the reader has a letterbox. */
    private void wantPaper(Instant now) {
        if (!recipient.equals(Recipient.STAFF.wireName())) {
            paperSince = now;
        }
    }

    /** True when there is something to print: it was written, and mail has not brought it to its reader. */
    public boolean mayBePosted() {
        return isWritten()
                && postedOn == null
                && (state == State.FAILED || state == State.BOUNCED || state == State.UNCERTAIN);
    }

    /** Puts down that it was posted, on the day of the proof; false when there is nothing to post. */
    public boolean posted(LocalDate day, String proof, String person, Instant now) {
        if (!mayBePosted()) {
            return false;
        }
        postedOn = day;
        settle(State.SENT, "posted on paper", now);
        deeds.add(new Deed(Deed.What.POSTED, person, now, proof));
        return true;
    }

    public boolean isWritten() {
        return html != null;
    }

    /** The letter for the printer. */
    public Sheet sheet() {
        var lines = new ArrayList<>(List.of(name));
        if (postalAddress != null) {
            postalAddress.lines().forEach(lines::add);
        }
        return new Sheet(
                Objects.requireNonNull(subject),
                Objects.requireNonNull(html),
                List.copyOf(lines),
                !format.equals(STANDARD));
    }

    /** What was answered by the link for this. */
    public Optional<Answer> answer(String reply) {
        return answers.stream().filter(answer -> answer.isA(reply)).findFirst();
    }

    /** Its reader answers, so it has reached them; false when they have answered this before, or cannot have it yet. */
    public boolean answered(Answer answer) {
        arrived(answer.at);
        return isSettled() && answer(answer.reply.wireName()).isEmpty() && answers.add(answer);
    }

    /** It reached its reader's mailbox; false when that is known, or cannot be. */
    public boolean arrived(Instant now) {
        var mayHaveArrived = state == State.SENT || state == State.UNCERTAIN || mayBeTheServers() && !isSettled();
        if (!mayHaveArrived || postedOn != null) {
            return false;
        }
        settle(State.DELIVERED, null, now);
        return true;
    }

    /** It did not reach its reader, so it goes on paper; false when that is known, or cannot be. */
    public boolean cameBack(String why, Instant now) {
        if (state != State.SENT && state != State.UNCERTAIN && state != State.DELIVERED || postedOn != null) {
            return false;
        }
        settle(State.BOUNCED, "it came back: " + why, now);
        wantPaper(now);
        return true;
    }

    /** Something about it that moves nothing. */
    public boolean noted(Deed.What what, Instant now) {
        deeds.add(new Deed(what, Deed.MAIL, now, null));
        return false;
    }

    private void settle(State end, @Nullable String why, Instant now) {
        state = end;
        reason = why;
        settledAt = now;
        sentAt = end == State.SENT || end == State.UNCERTAIN ? now : sentAt;
    }

    private void queue(String why, Instant due) {
        state = State.QUEUED;
        reason = why;
        dueAt = due;
        dataEndsAt = null;
    }

    private void putOff(String why, Retries retries, Instant now) {
        var since = putOffSince == null ? now : putOffSince;
        var waited = Duration.between(since, now);
        if (waited.compareTo(retries.giveUpAfter()) > 0) {
            settle(State.FAILED, why + ", time and again", now);
        } else {
            putOffSince = since;
            queue(why, now.plus(retries.pauseAfter(waited)));
        }
    }

    public boolean isSettled() {
        return settledAt != null;
    }

    /** What the case is told. */
    public LetterOutcome outcome() {
        return new LetterOutcome(
                practice,
                caseId,
                letterId,
                template,
                state.name(),
                Objects.requireNonNull(settledAt),
                state == State.FAILED ? Optional.empty() : Optional.of(messageId),
                Optional.ofNullable(reason),
                Optional.ofNullable(postedOn),
                Optional.empty());
    }

    /** What the case is told of an answer. */
    public LetterOutcome outcome(Answer answer) {
        return outcome().answered(answer.at, answer.told());
    }

    /** The same outcome told twice has the same id; one that is posted after it was sent and came back has another. */
    public String outcomeId() {
        return postedOn == null
                ? StableId.of(LetterOutcome.TOPIC, id, state.name())
                : StableId.of(LetterOutcome.TOPIC, id, state.name(), postedOn.toString());
    }

    /** An answer is given once. */
    public String outcomeId(Answer answer) {
        return StableId.of(LetterOutcome.TOPIC, id, "answer", answer.reply.name());
    }

    public String id() {
        return id;
    }

    /** The practice's name, as its reader knows it. */
    public String sender() {
        return sender;
    }

    public State state() {
        return state;
    }

    public String correlation() {
        return correlation;
    }

    public Entry entry() {
        return new Entry(
                caseId,
                letterId,
                template,
                revision,
                legal,
                state,
                Optional.ofNullable(reason),
                new Entry.Recipient(recipient, name, Optional.ofNullable(address)),
                Optional.ofNullable(approvedBy),
                messageId,
                askedAt,
                dueAt,
                Optional.ofNullable(undoUntil),
                Optional.ofNullable(heldSince),
                attempt,
                Optional.ofNullable(settledAt),
                Optional.ofNullable(subject),
                Optional.ofNullable(text),
                Optional.ofNullable(html),
                wordingVersion,
                Optional.ofNullable(paperSince),
                Optional.ofNullable(postedOn),
                deeds.stream()
                        .map(deed -> new Entry.Deed(deed.what.name(), deed.by, deed.at, Optional.ofNullable(deed.note)))
                        .toList(),
                answers.stream().map(Answer::told).toList());
    }
}
