package uk.gpsurgery.conduct.notifier.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.kit.Received;
import uk.gpsurgery.conduct.notifier.answer.Link;
import uk.gpsurgery.conduct.notifier.letter.Draft;
import uk.gpsurgery.conduct.notifier.mail.SmtpConfig;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** The ledger. Every method belongs to its caller's transaction. */
@ApplicationScoped
public class Letters implements PanacheRepositoryBase<Letter, String> {

    private static final String SKIP_LOCKED = "-2";
    private static final int MOST_OF_A_CASE = 500;

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final SmtpConfig smtp;
    private final Brakes brakes;
    private final Bars bars;

    Letters(SmtpConfig smtp, Brakes brakes, Bars bars) {
        this.smtp = smtp;
        this.brakes = brakes;
        this.bars = bars;
    }

    /** True when this letter has been asked for before, by whichever event. */
    public boolean know(LetterAsked asked) {
        return findByIdOptional(asked.ledgerId()).isPresent();
    }

    public Letter enter(Received<LetterAsked> event, Draft draft, Instant now) {
        var letter = Letter.asked(event, smtp.domain(), now);
        letter.drafted(draft);
        letter.waitForSecondThoughts(brakes.undoWindow());
        persist(letter);
        return letter;
    }

    /**
     * Of the letters that have waited longest, or whose sender's lease is over, those that no brake keeps back; senders
     * never get the same one.
     *
     * @param most how many at the most
     * @param ended hears of letters that were next, and end here because nobody may be written to
     */
    public List<Claim> claim(Instant now, Instant leaseEnd, int most, Consumer<Letter> ended) {
        for (var due = nextDue(now, most); !due.isEmpty(); due = nextDue(now, most)) {
            var claims = due.stream()
                    .filter(letter -> !keptBack(letter, now, ended))
                    .map(letter -> letter.claim(leaseEnd))
                    .toList();
            if (!claims.isEmpty()) {
                return claims;
            }
        }
        return List.of();
    }

    private List<Letter> nextDue(Instant now, int most) {
        var inPace = (int) Math.min(most, leftThisMinute(now));
        return inPace == 0
                ? List.of()
                : find("state in (QUEUED, SENDING) and heldSince is null and dueAt <= ?1 order by dueAt", now)
                        .page(0, inPace)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                        .list();
    }

    private boolean keptBack(Letter letter, Instant now, Consumer<Letter> ended) {
        if (letter.mayBeTheServers()) {
            return false;
        }
        var bar = bars.on(letter);
        if (bar.isPresent()) {
            letter.barred(bar.get(), now);
            ended.accept(letter);
            return true;
        }
        var morning = brakes.endOfQuiet(now);
        if (letter.isToPatient() && morning.isPresent()) {
            letter.waitFor(morning.get());
            return true;
        }
        if (letter.isToPatient() && manyToOneSince(now.minus(A_DAY), letter)) {
            letter.waitForOthers(now.plus(AN_HOUR));
            return true;
        }
        if (letter.needsRelease() && manyAdverseSince(now.minus(AN_HOUR), letter)) {
            letter.hold(now);
            return true;
        }
        return false;
    }

    private long leftThisMinute(Instant now) {
        var most = brakes.lettersAMinute();
        if (most.isEmpty()) {
            return Long.MAX_VALUE;
        }
        oneAtATime("pace");
        return Math.max(0, most.getAsInt() - count("sentAt > ?1 or state = SENDING", now.minus(A_MINUTE)));
    }

    /** Whether the practice has sent all the adverse letters of an hour since then, or is sending them now. */
    private boolean manyAdverseSince(Instant then, Letter next) {
        oneAtATime(next.practice);
        return thereAre(
                brakes.adverseAnHour(),
                "adverse and practice = ?1 and id <> ?2 and (sentAt > ?3 or state = SENDING)",
                next.practice,
                next.id,
                then);
    }

    /** Whether as many letters have gone to the same patient's address since then as one person is to get. */
    private boolean manyToOneSince(Instant then, Letter next) {
        return thereAre(
                brakes.aDayToOne(),
                "recipient = 'patient' and practice = ?1 and address = ?4 and id <> ?2 and (sentAt > ?3 or state = SENDING)",
                next.practice,
                next.id,
                then,
                next.address);
    }

    /** Counts no further than it matters. */
    private boolean thereAre(int many, String such, @Nullable Object... parameters) {
        var query = getEntityManager().createQuery("select id from Letter where " + such, String.class);
        for (var place = 0; place < parameters.length; place++) {
            query.setParameter(place + 1, parameters[place]);
        }
        return query.setMaxResults(many).getResultList().size() >= many;
    }

    /** Who counts this waits for whoever has counted it and not yet committed what they did about it. */
    private void oneAtATime(String counted) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext(?1)) as text)")
                .setParameter(1, counted)
                .getSingleResult();
    }

    /** True when the claim still holds; from here on the letter may be the mail server's. */
    public boolean markDataEnds(Claim claim, Instant now, Instant leaseEnd) {
        return update(
                        "dataEndsAt = ?1, dueAt = ?2 where id = ?3 and attempt = ?4 and state = SENDING and dueAt > ?1",
                        now,
                        leaseEnd,
                        claim.id(),
                        claim.attempt())
                == 1;
    }

    /** The letter, if nobody else has claimed or settled it since. */
    public Optional<Letter> heldBy(Claim claim) {
        return find("id = ?1 and attempt = ?2 and state = SENDING", claim.id(), claim.attempt())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Ends the letters of the case that have not gone yet and would say the contrary of this one. */
    public List<Letter> overtakenBy(Letter later, Instant now) {
        var templates = later.overtakes();
        if (templates.isEmpty()) {
            return List.of();
        }
        return find(
                        "practice = ?1 and caseId = ?2 and state = QUEUED and template in ?3",
                        later.practice,
                        later.caseId,
                        templates)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .stream()
                .filter(letter -> letter.overtaken(later, now))
                .toList();
    }

    /** The letter of the practice, for one person at a time. */
    public Optional<Letter> ofPractice(String practice, String letterId) {
        return find("practice = ?1 and letterId = ?2", practice, letterId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The letter that a link names, for one person at a time. */
    public Optional<Letter> ofLink(Link link) {
        return find("id", link.letter())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The letter of this Message-ID; whoever knows it was sent the letter, or carried it. */
    public Optional<Letter> ofMessage(String messageId) {
        return find("messageId", messageId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The practice's letters that wait for a partner's release, oldest first. */
    public List<Entry> held(String practice) {
        return find("practice = ?1 and heldSince is not null order by askedAt, id", practice)
                .page(0, MOST_OF_A_CASE)
                .stream()
                .map(Letter::entry)
                .toList();
    }

    /** The practice's letters that somebody is to print and post, oldest first. */
    public List<Entry> toPost(String practice) {
        return find("practice = ?1 and paperSince is not null and postedOn is null order by askedAt, id", practice)
                .page(0, MOST_OF_A_CASE)
                .stream()
                .map(Letter::entry)
                .toList();
    }

    /** What was asked for in a case of the practice, oldest first. */
    public List<Entry> ofCase(String practice, String caseId) {
        return find("practice = ?1 and caseId = ?2 order by askedAt, id", practice, caseId)
                .page(0, MOST_OF_A_CASE)
                .stream()
                .map(Letter::entry)
                .toList();
    }

    /** How many letters there are in each state. */
    public Map<State, Long> counts() {
        var counts = new EnumMap<State, Long>(State.class);
        getEntityManager()
                .createQuery("select state, count(*) from Letter group by state", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((State) row[0], (Long) row[1]));
        return counts;
    }
}
