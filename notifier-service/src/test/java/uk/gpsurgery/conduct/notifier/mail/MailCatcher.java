package uk.gpsurgery.conduct.notifier.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that takes everything and keeps it. */
public final class MailCatcher implements AutoCloseable {

    private final List<Caught> caught = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    public MailCatcher(int port) {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, bytes) -> caught.add(new Caught(from, to, bytes)))
                .build();
        server.start();
    }

    public List<Caught> caught() {
        return caught;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A mail as it came over the line: its envelope and its bytes. */
    public record Caught(String from, String to, byte[] bytes) {

        public MimeMessage message() {
            try {
                return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
