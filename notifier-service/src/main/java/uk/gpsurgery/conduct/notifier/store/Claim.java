package uk.gpsurgery.conduct.notifier.store;

import java.util.Optional;
import uk.gpsurgery.conduct.notifier.mail.Mail;

/**
 * A letter in the hands of one sender.
 *
 * @param attempt tells this hold on the letter from any other; an older one counts no more
 * @param lostInTheWindow an earlier sender ended between the final dot and the answer to it
 * @param trace the trace of what led to the letter, for {@link uk.gpsurgery.conduct.kit.Traces}
 */
public record Claim(String id, int attempt, boolean lostInTheWindow, Mail mail, Optional<String> trace) {

    /** The mail; to the sandbox instead of the reader where there is one. */
    public Mail mail(Optional<String> sandbox) {
        return sandbox.map(mail::toSandbox).orElse(mail);
    }
}
