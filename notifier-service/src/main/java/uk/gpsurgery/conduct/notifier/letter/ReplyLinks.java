package uk.gpsurgery.conduct.notifier.letter;

import java.time.LocalDate;
import uk.gpsurgery.conduct.notifier.wire.LetterAsked;

/** Where a letter is answered. */
public interface ReplyLinks {

    /** The last day on which the links of a letter of this day work. */
    LocalDate until(LocalDate written);

    /** The link of the letter for this answer; empty where answers are not taken by link. */
    String of(LetterAsked asked, Reply reply, LocalDate until);
}
