package uk.gpsurgery.conduct.notifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiPredicate;
import uk.gpsurgery.conduct.notifier.letter.Words;
import uk.gpsurgery.conduct.notifier.store.Entry;
import uk.gpsurgery.conduct.notifier.store.Letter;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** Where people deal with letters: they stop them and let them go, and the case is told. */
@ApplicationScoped
public class Desk {

    /** What came of it. */
    public sealed interface Answer {

        record Done(Entry letter) implements Answer {}

        /** The letter is not where this can be done with it. */
        record TooLate(Entry letter) implements Answer {}

        record NoSuchLetter() implements Answer {}
    }

    private final Letters letters;
    private final Senders senders;
    private final Outcomes outcomes;
    private final Clock clock;

    Desk(Letters letters, Senders senders, Outcomes outcomes, Clock clock) {
        this.letters = letters;
        this.senders = senders;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Ends a letter that has not gone yet. */
    @Transactional
    public Answer stop(String practice, String letterId, String person, String why) {
        return deal(practice, letterId, (letter, now) -> letter.stop(person, Words.oneLine(why), now));
    }

    /** Lets a letter go that the hour's cap keeps back. */
    @Transactional
    public Answer release(String practice, String letterId, String partner) {
        var answer = deal(practice, letterId, (letter, now) -> letter.release(partner, now));
        senders.wake();
        return answer;
    }

    /** A person has printed and posted a letter that mail could not bring; the case's clocks start from that day. */
    @Transactional
    public Answer posted(String practice, String letterId, String person, LocalDate day, String proof) {
        return deal(practice, letterId, (letter, now) -> letter.posted(day, Words.oneLine(proof), person, now));
    }

    private Answer deal(String practice, String letterId, BiPredicate<Letter, Instant> deed) {
        return letters.ofPractice(practice, letterId)
                .map(letter -> {
                    if (!deed.test(letter, clock.instant())) {
                        return new Answer.TooLate(letter.entry());
                    }
                    outcomes.tell(letter);
                    return (Answer) new Answer.Done(letter.entry());
                })
                .orElseGet(Answer.NoSuchLetter::new);
    }
}
