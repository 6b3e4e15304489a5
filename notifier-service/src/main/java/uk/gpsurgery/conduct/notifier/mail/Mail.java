package uk.gpsurgery.conduct.notifier.mail;

import java.time.Instant;
import java.util.Optional;
import uk.gpsurgery.conduct.notifier.letter.Wording;

/**
 * A letter in its envelope.
 *
 * @param messageId RFC 5322, with its angle brackets; the same at every try
 * @param letter the letter's name, as the table of letters has it
 * @param thread what the mail refers to, so that a mail program keeps it with others about the same case
 * @param sender the name that the reader sees; the address is the service's own
 */
public record Mail(
        String messageId,
        String letter,
        Optional<String> thread,
        String sender,
        String address,
        String name,
        Wording wording,
        Instant writtenAt) {

    /** The same mail to an address where things are tried out, and marked as such. */
    public Mail toSandbox(String sandbox) {
        return new Mail(messageId, letter, thread, sender, sandbox, name, wording.inSandbox(), writtenAt);
    }
}
