package uk.gpsurgery.conduct.notifier.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.SocketTimeoutException;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One connection to the mail server, which knows the moment when a letter may become the server's.
 *
 * <p>Up to the final dot a lost connection means that nothing was sent. From the dot to the server's answer nobody on
 * this side can know. So right before the dot the ledger is told; whatever is cut or killed before that is sent again,
 * and whatever is cut or killed after it waits for a person.
 */
final class SmtpLine extends SMTPTransport {

    /** RFC 3463, the second word of most answers. */
    private static final Pattern ENHANCED_CODE = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** Cuts lines off whose server takes too long, each sign in time and the whole never. */
    private static final ScheduledExecutorService LATE = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "cuts slow mail servers off");
        thread.setDaemon(true);
        return thread;
    });

    private final SmtpConfig config;
    private final Session session;
    private final LastSocket sockets;
    private BooleanSupplier lastMoment = () -> false;
    private boolean senderAccepted;
    private boolean dataEnded;

    private SmtpLine(SmtpConfig config, Session session, LastSocket sockets) {
        super(session, new URLName("smtp", config.host(), config.port(), null, null, null), "smtp", false);
        this.config = config;
        this.session = session;
        this.sockets = sockets;
    }

    static SmtpLine to(SmtpConfig config) {
        var sockets = new LastSocket();
        return new SmtpLine(config, Session.getInstance(properties(config, sockets)), sockets);
    }

    @Override
    public void connect() throws MessagingException {
        var cut = cutOffWhenLate();
        try {
            connect(
                    config.host(),
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
        } finally {
            cut.cancel(false);
        }
    }

    Delivery send(Mail mail, BooleanSupplier lastMoment) {
        var cut = cutOffWhenLate();
        try {
            return handOver(mail, lastMoment);
        } finally {
            cut.cancel(false);
        }
    }

    private Future<?> cutOffWhenLate() {
        return LATE.schedule(
                () -> {
                    try {
                        sockets.last().close();
                    } catch (IOException e) {
                        // It was gone already.
                    }
                },
                config.longest().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private Delivery handOver(Mail mail, BooleanSupplier lastMoment) {
        this.lastMoment = lastMoment;
        senderAccepted = false;
        dataEnded = false;
        try {
            var message = message(mail);
            sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (MessagingException | UnsupportedEncodingException e) {
            return deliveryAfter(e);
        }
    }

    void hangUp() {
        try {
            close();
        } catch (MessagingException e) {
            // It was gone already.
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        super.mailFrom();
        senderAccepted = true;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!serverWaits()) {
            throw new IOException("the server ended the conversation before the letter did");
        }
        try {
            if (!lastMoment.getAsBoolean()) {
                throw new IOException("the letter is in other hands by now");
            }
        } catch (RuntimeException e) {
            // An IOException makes the transport hang up without the final dot.
            throw new IOException("the ledger could not be told", e);
        }
        dataEnded = true;
        super.finishData();
    }

    /** A server that waits for the rest of a letter is silent; one that has hung up is not. */
    private boolean serverWaits() throws IOException {
        var socket = sockets.last();
        var timeout = socket.getSoTimeout();
        socket.setSoTimeout(1);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(timeout);
        }
    }

    private Delivery deliveryAfter(Exception fault) {
        for (var at = fault; at != null; at = at instanceof MessagingException e ? e.getNextException() : null) {
            var code = codeOf(at);
            if (code >= 500 && !senderAccepted) {
                // Not this letter's fault but that of the settings, which can be put right.
                return new Delivery.Away("the mail server refuses our own address: " + told(code, at));
            }
            if (code >= 500) {
                return new Delivery.Refused("the mail server refused it: " + told(code, at));
            }
            if (code >= 400) {
                return new Delivery.Later("the mail server put it off: " + told(code, at));
            }
        }
        return dataEnded ? new Delivery.Unknown() : new Delivery.Later("the mail server was lost on the way");
    }

    private static int codeOf(Exception fault) {
        if (fault instanceof SMTPAddressFailedException e) {
            return e.getReturnCode();
        }
        return fault instanceof SMTPSendFailedException e ? e.getReturnCode() : -1;
    }

    /** Numbers only: the words after them may repeat the address. */
    private static String told(int code, Exception fault) {
        var enhanced = ENHANCED_CODE.matcher(String.valueOf(fault.getMessage()));
        return enhanced.find() ? code + " " + enhanced.group(1) : String.valueOf(code);
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() {
                // Ours is set below, and the same at every try.
            }
        };
        message.setHeader("Message-ID", mail.messageId());
        if (mail.thread().isPresent()) {
            message.setHeader("References", mail.thread().get());
        }
        message.setFrom(new InternetAddress(config.from(), mail.sender(), "UTF-8"));
        if (config.replyTo().isPresent()) {
            message.setReplyTo(
                    new InternetAddress[] {new InternetAddress(config.replyTo().get())});
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.address(), mail.name(), "UTF-8"));
        message.setSubject(mail.wording().subject(), "UTF-8");
        message.setSentDate(Date.from(mail.writtenAt()));
        // RFC 3834: no out-of-office answers to this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(new MimeMultipart(
                "alternative",
                part(mail.wording().text(), "plain"),
                part(mail.wording().html(), "html")));
        return message;
    }

    private static MimeBodyPart part(String words, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, "UTF-8", kind);
        // Long lines and every language arrive as they were written.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static Properties properties(SmtpConfig config, LastSocket sockets) {
        var properties = new Properties();
        var timeout = String.valueOf(config.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.socketFactory", sockets);
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty(
                "mail.smtp.auth", String.valueOf(config.username().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(config.tls() == SmtpConfig.Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(config.tls() == SmtpConfig.Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(config.tls() == SmtpConfig.Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        // Otherwise our own name is looked up, which can take long where there is no DNS.
        properties.setProperty("mail.smtp.localhost", config.domain());
        return properties;
    }
}
