package uk.gpsurgery.conduct.notifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiPredicate;
import uk.gpsurgery.conduct.notifier.mail.Returned;
import uk.gpsurgery.conduct.notifier.store.Deed;
import uk.gpsurgery.conduct.notifier.store.Letter;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** Where news of letters that went out comes in: arrived, came back, answered. The same news twice changes nothing. */
@ApplicationScoped
public class Letterbox {

    private final Letters letters;
    private final Outcomes outcomes;
    private final Clock clock;

    Letterbox(Letters letters, Outcomes outcomes, Clock clock) {
        this.letters = letters;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** True when it is about a letter of ours. */
    @Transactional
    public boolean take(Returned news) {
        if (news instanceof Returned.Bounced bounced) {
            return note(bounced.messageId(), (letter, now) -> letter.cameBack(bounced.code(), now));
        }
        if (news instanceof Returned.Arrived arrived) {
            return note(arrived.messageId(), Letter::arrived);
        }
        if (news instanceof Returned.Delayed delayed) {
            return note(delayed.messageId(), (letter, now) -> letter.noted(Deed.What.DELAYED, now));
        }
        if (news instanceof Returned.AnsweredByMachine answer) {
            return note(answer.messageId(), (letter, now) -> letter.noted(Deed.What.ANSWERED_BY_MACHINE, now));
        }
        if (news instanceof Returned.Answered answer) {
            return note(answer.messageId(), (letter, now) -> letter.noted(Deed.What.ANSWERED, now));
        }
        return false;
    }

    private boolean note(String messageId, BiPredicate<Letter, Instant> news) {
        var found = letters.ofMessage(messageId);
        found.filter(letter -> news.test(letter, clock.instant())).ifPresent(outcomes::tell);
        return found.isPresent();
    }
}
