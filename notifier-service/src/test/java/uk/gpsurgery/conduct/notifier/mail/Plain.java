package uk.gpsurgery.conduct.notifier.mail;

import java.time.Duration;
import java.util.Optional;

/** A mail server on this machine that wants neither a name nor a key, and has to answer within a second. */
class Plain implements SmtpConfig {

    private final int port;

    Plain(int port) {
        this.port = port;
    }

    @Override
    public String host() {
        return "localhost";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Optional<String> username() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Tls tls() {
        return Tls.NONE;
    }

    @Override
    public String from() {
        return "conduct@mile-oak.example";
    }

    @Override
    public Optional<String> replyTo() {
        return Optional.empty();
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longest() {
        return Duration.ofSeconds(3);
    }
}
