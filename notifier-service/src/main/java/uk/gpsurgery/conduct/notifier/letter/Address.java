package uk.gpsurgery.conduct.notifier.letter;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** What counts as an address that mail can be sent to: one mailbox, nothing that a mail server could read otherwise. */
public final class Address {

    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");

    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

    /** RFC 5321, 4.5.3.1.3: a path is 256 signs with its angle brackets. */
    private static final int LONGEST = 254;

    private Address() {}

    /** The address as it goes to the server, its domain in ASCII; empty when it is not one. */
    public static Optional<String> of(String written) {
        var address = written.strip();
        var at = address.lastIndexOf('@');
        if (at < 1 || !MAILBOX.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            var domain = IDN.toASCII(address.substring(at + 1));
            var whole = address.substring(0, at) + "@" + domain;
            return DOMAIN.matcher(domain).matches() && whole.length() <= LONGEST
                    ? Optional.of(whole)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
