package uk.gpsurgery.conduct.notifier.answer;

import java.time.LocalDate;
import uk.gpsurgery.conduct.notifier.letter.Reply;

/**
 * What a link says.
 *
 * @param letter the ledger's id of the letter, 32 hex digits
 * @param until the last day on which it works
 */
public record Link(String letter, Reply reply, LocalDate until) {}
