package uk.gpsurgery.conduct.notifier.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Email;
import java.time.Duration;
import java.util.Optional;

/** The mail server that letters go to. */
@ConfigMapping(prefix = "conduct.notifier.smtp")
public interface SmtpConfig {

    /** Its name; its certificate must carry it. */
    @WithDefault("localhost")
    String host();

    /** 587 for submission, 465 with implicit TLS, 25 for a relay on a closed network. */
    @WithDefault("587")
    int port();

    /** Signs in with this name; without one, does not sign in. */
    Optional<String> username();

    /** Goes with the username. Has no default. */
    Optional<String> password();

    /** How the connection is protected. A server that does not offer it gets no letter. */
    @WithDefault("starttls")
    Tls tls();

    /** The address letters come from; its domain also makes the Message-IDs. */
    @Email
    @WithDefault("conduct@localhost")
    String from();

    /** Where answers go, when that is not {@link #from()}. */
    Optional<@Email String> replyTo();

    /** How long to wait for a connection, and for each answer. */
    @WithDefault("1M")
    Duration timeout();

    /**
     * How long signing in, or handing one letter over, may take as a whole: a server that answers one sign at a time
     * never runs into {@link #timeout()}. Shorter than the lease of a sender.
     */
    @WithDefault("90S")
    Duration longest();

    /** The domain of {@link #from()}. */
    default String domain() {
        return from().substring(from().lastIndexOf('@') + 1);
    }

    /** How the connection is protected. */
    enum Tls {
        /** Not at all: for a mail catcher on the same machine, or a relay inside a closed network. */
        NONE,
        /** From the first command on, and required. */
        STARTTLS,
        /** From the first byte on. */
        IMPLICIT
    }
}
