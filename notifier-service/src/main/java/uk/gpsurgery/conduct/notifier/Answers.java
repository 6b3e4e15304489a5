package uk.gpsurgery.conduct.notifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.answer.Attachment;
import uk.gpsurgery.conduct.notifier.answer.Link;
import uk.gpsurgery.conduct.notifier.letter.Words;
import uk.gpsurgery.conduct.notifier.store.Answer;
import uk.gpsurgery.conduct.notifier.store.Letter;
import uk.gpsurgery.conduct.notifier.store.Letters;

/** Where patients answer letters by their links: each link once, and the case is told. */
@ApplicationScoped
public class Answers {

    private final Letters letters;
    private final Outcomes outcomes;
    private final Clock clock;

    Answers(Letters letters, Outcomes outcomes, Clock clock) {
        this.letters = letters;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Who wrote the letter of the link, by the name its reader knows; empty when the link is used up. */
    @Transactional
    public Optional<String> askedBy(Link link) {
        return letters.ofLink(link)
                .filter(letter -> letter.answer(link.reply().wireName()).isEmpty())
                .map(Letter::sender);
    }

    /** True when it is taken; the same link a second time changes nothing. */
    @Transactional
    public boolean take(Link link, Optional<String> text, Optional<Attachment> attachment) {
        var answer = new Answer(link.reply(), clock.instant(), text.map(Words::lines), attachment);
        var answered = letters.ofLink(link).filter(letter -> letter.answered(answer));
        answered.ifPresent(letter -> outcomes.tell(letter, answer));
        return answered.isPresent();
    }
}
