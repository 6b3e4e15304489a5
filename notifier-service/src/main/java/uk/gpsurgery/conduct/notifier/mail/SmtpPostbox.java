package uk.gpsurgery.conduct.notifier.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Hands letters to a mail server, over lines that stay open while there is something to send. */
final class SmtpPostbox implements Postbox {

    private static final Logger LOG = Logger.getLogger(SmtpPostbox.class);
    private static final String SENDING = "sending";

    private final SmtpConfig config;
    private final ConcurrentLinkedQueue<SmtpLine> idle = new ConcurrentLinkedQueue<>();
    private volatile String condition = "nothing sent yet";

    SmtpPostbox(SmtpConfig config) {
        this.config = config;
    }

    @Override
    public Delivery send(Mail mail, BooleanSupplier lastMoment) {
        SmtpLine line;
        try {
            line = openLine();
        } catch (AuthenticationFailedException e) {
            return away("the mail server does not accept the sign-in");
        } catch (MessagingException e) {
            return away("no connection to the mail server");
        }
        var delivery = line.send(mail, lastMoment);
        if (delivery instanceof Delivery.Taken) {
            here();
            idle.add(line);
        } else {
            // What the line is in the middle of is not worth finding out.
            line.hangUp();
        }
        return delivery instanceof Delivery.Away away ? away(away.reason()) : delivery;
    }

    @Override
    public void rest() {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            line.hangUp();
        }
    }

    @Override
    public String condition() {
        return condition;
    }

    private SmtpLine openLine() throws MessagingException {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            if (line.isConnected()) {
                return line;
            }
        }
        var line = SmtpLine.to(config);
        line.connect();
        return line;
    }

    private void here() {
        if (!condition.equals(SENDING)) {
            condition = SENDING;
            LOG.info("letters go to the mail server");
        }
    }

    private Delivery away(String reason) {
        if (!condition.endsWith(reason)) {
            condition = "since " + Instant.now() + " " + reason;
            LOG.warnf("letters wait: %s", reason);
        }
        return new Delivery.Away(reason);
    }
}
