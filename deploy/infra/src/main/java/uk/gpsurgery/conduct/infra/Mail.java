package uk.gpsurgery.conduct.infra;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A caught mail as a person would read it.
 *
 * <p>Whoever wrote it may have meant harm: what cannot be read is null, nothing in it is believed, and reading it takes
 * bounded time and room.
 *
 * @param id the name of its file, which sorts by the time it came in
 * @param to whom the SMTP client named, whatever the header says
 */
public record Mail(
        String id,
        @Nullable String messageId,
        String from,
        List<String> to,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String html,
        List<String> attachments,
        String receivedAt) {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_PARTS = 500;
    private static final int DEEPEST_NESTING = 10;

    static Mail read(String id, byte[] file) {
        try {
            var message = new MimeMessage(session(), new ByteArrayInputStream(file));
            var envelope = Envelope.from(message);
            var body = new Body();
            if (parts(file) <= MOST_PARTS) {
                body.gather(message, 0);
            }
            return new Mail(
                    id,
                    header(message, "Message-ID"),
                    Objects.requireNonNullElse(decoded(header(message, "From")), envelope.from()),
                    envelope.to(),
                    decoded(header(message, "Subject")),
                    body.text,
                    body.html,
                    List.copyOf(body.attachments),
                    envelope.at());
        } catch (MessagingException | IOException | RuntimeException e) {
            return new Mail(id, null, "", List.of(), null, null, null, List.of(), "");
        }
    }

    private static Session session() {
        var settings = new Properties();
        settings.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(settings);
    }

    /** An upper bound, cheap to find: a mail of a million empty parts would fill the heap before it is read. */
    private static int parts(byte[] file) {
        var count = 0;
        for (var i = 2; i < file.length; i++) {
            if (file[i] == '-' && file[i - 1] == '-' && file[i - 2] == '\n') {
                count++;
            }
        }
        return count;
    }

    private static @Nullable String header(MimeMessage message, String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null ? null : values[0].strip();
    }

    private static @Nullable String decoded(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            return header;
        }
    }

    /** The first plain text, the first HTML, and the names of everything else. */
    private static final class Body {

        private @Nullable String text;
        private @Nullable String html;
        private final List<String> attachments = new ArrayList<>();

        void gather(Part part, int depth) throws MessagingException, IOException {
            if (part.isMimeType("multipart/*") && depth < DEEPEST_NESTING) {
                var parts = (Multipart) part.getContent();
                for (var i = 0; i < parts.getCount(); i++) {
                    gather(parts.getBodyPart(i), depth + 1);
                }
            } else if (text == null && isShown(part) && part.isMimeType("text/plain")) {
                text = characters(part);
            } else if (html == null && isShown(part) && part.isMimeType("text/html")) {
                html = characters(part);
            } else {
                attachments.add(
                        Objects.requireNonNullElse(part.getFileName(), "a part of type " + part.getContentType()));
            }
        }

        private static boolean isShown(Part part) throws MessagingException {
            return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        }

        private static String characters(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                return new String(in.readNBytes(MOST_CHARACTERS), charset(part)).replace("\r\n", "\n");
            }
        }

        private static Charset charset(Part part) {
            try {
                var named = new ContentType(part.getContentType()).getParameter("charset");
                return named == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named));
            } catch (MessagingException | IllegalArgumentException unknown) {
                return StandardCharsets.UTF_8;
            }
        }
    }

    /** What the SMTP client said before the mail itself; kept as the first headers of the file. */
    record Envelope(String from, List<String> to, String at) {

        private static final String FROM = "X-Caught-From";
        private static final String TO = "X-Caught-To";
        private static final String AT = "X-Caught-At";

        byte[] asHeaders() {
            var headers = FROM + ": " + from + "\r\n" + TO + ": " + String.join(" ", to) + "\r\n" + AT + ": " + at;
            return (headers + "\r\n").getBytes(StandardCharsets.UTF_8);
        }

        /** The mail may bring headers of these names too; ours come first. */
        static Envelope from(MimeMessage message) throws MessagingException {
            return new Envelope(
                    message.getHeader(FROM)[0], List.of(message.getHeader(TO)[0].split(" ")), message.getHeader(AT)[0]);
        }
    }
}
