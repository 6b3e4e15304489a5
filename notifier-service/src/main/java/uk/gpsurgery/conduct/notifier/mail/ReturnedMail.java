package uk.gpsurgery.conduct.notifier.mail;

import jakarta.inject.Singleton;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what comes in to the letters' own address: reports of delivery (RFC 3464), answers of machines, answers. */
@Singleton
public final class ReturnedMail {

    /** A mail has few parts on its first level; whoever sends more wants to keep us busy. */
    private static final int MOST_PARTS = 20;

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final Pattern STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private final Session session = Session.getInstance(new Properties());

    ReturnedMail() {}

    /** What the mail says; never throws for what strangers write. */
    public Returned read(byte[] mail) {
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(mail));
            return message.isMimeType("multipart/report") ? report(message) : answer(message);
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Returned.AboutNothing();
        }
    }

    private static Returned report(MimeMessage message) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        Optional<InternetHeaders> status = Optional.empty();
        var letter = Optional.<String>empty();
        for (var number = 0; number < Math.min(parts.getCount(), MOST_PARTS); number++) {
            var part = parts.getBodyPart(number);
            if (part.isMimeType("message/delivery-status")) {
                status = Optional.of(ofRecipient(part.getInputStream()));
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                letter = idOfReturned(part);
            }
        }
        var id = letter.or(() -> referredTo(message));
        if (id.isEmpty() || status.isEmpty()) {
            return new Returned.AboutNothing();
        }
        return result(id.get(), status.get());
    }

    /** A letter has one reader, so the first block about a reader is the one. The block before it is about the server. */
    private static InternetHeaders ofRecipient(InputStream report) throws MessagingException {
        var block = new InternetHeaders(report);
        while (block.getHeader("Action") == null && block.getAllHeaders().hasMoreElements()) {
            block = new InternetHeaders(report);
        }
        return block;
    }

    private static Returned result(String id, InternetHeaders status) {
        return switch (word(status.getHeader("Action", null))) {
            case "failed" -> new Returned.Bounced(id, code(status.getHeader("Status", null)));
            case "delivered" -> new Returned.Arrived(id);
            // Relayed: to a server that makes no reports. Expanded: to a list. Neither has reached a reader yet.
            case "delayed", "relayed", "expanded" -> new Returned.Delayed(id);
            default -> new Returned.AboutNothing();
        };
    }

    private static Optional<String> idOfReturned(BodyPart part) throws MessagingException, IOException {
        return ids(new InternetHeaders(part.getInputStream()).getHeader("Message-ID", null));
    }

    private static Returned answer(MimeMessage message) throws MessagingException {
        var id = referredTo(message);
        if (id.isEmpty()) {
            return new Returned.AboutNothing();
        }
        return byMachine(message) ? new Returned.AnsweredByMachine(id.get()) : new Returned.Answered(id.get());
    }

    /** RFC 3834, and what was usual before it. */
    private static boolean byMachine(MimeMessage message) throws MessagingException {
        var automatic = word(message.getHeader("Auto-Submitted", null));
        var precedence = word(message.getHeader("Precedence", null));
        return (!automatic.isEmpty() && !automatic.equals("no"))
                || message.getHeader("X-Autoreply") != null
                || message.getHeader("X-Autorespond") != null
                || precedence.equals("auto_reply")
                || precedence.equals("bulk")
                || "<>".equals(message.getHeader("Return-Path", null));
    }

    private static Optional<String> referredTo(MimeMessage message) {
        try {
            var answered = ids(message.getHeader("In-Reply-To", null));
            var references = message.getHeader("References", " ");
            return answered.or(() -> ids(references));
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ids(@Nullable String header) {
        return Optional.ofNullable(header)
                .flatMap(words -> MESSAGE_ID.matcher(words).results().findFirst())
                .map(found -> found.group());
    }

    private static String code(@Nullable String status) {
        return Optional.ofNullable(status)
                .flatMap(words -> STATUS.matcher(words).results().findFirst())
                .map(found -> found.group())
                .orElse("5.0.0");
    }

    /** The first word of a header: {@code auto-replied (vacation)}. */
    private static String word(@Nullable String header) {
        return header == null ? "" : header.strip().split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
