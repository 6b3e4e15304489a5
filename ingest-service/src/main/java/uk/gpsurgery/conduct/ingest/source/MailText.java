package uk.gpsurgery.conduct.ingest.source;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a mail and of the mails inside it (RFC 822, MIME), plain ones before those in HTML. */
final class MailText {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final int DEEPEST = 6;
    private static final int MOST_PARTS = 50;
    private static final int LONGEST = 256 * 1024;

    private static final Pattern LINE_ENDS =
            Pattern.compile("<(?:br|/p|/div|/tr|/li|/h\\d|/td)\\b[^<>]{0,200}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern SIGN = Pattern.compile("&#(\\d{1,7});");

    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private int parts;

    private MailText() {}

    static List<String> of(byte[] mail) throws IOException {
        var texts = new MailText();
        try {
            texts.read(new MimeMessage(SESSION, new ByteArrayInputStream(mail)), 0);
        } catch (MessagingException | RuntimeException e) {
            // The library trips over some of what is no mail.
            throw new IOException("this is no mail", e);
        }
        texts.plain.addAll(texts.html);
        return texts.plain;
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            return;
        }
        if (part.isMimeType("text/plain")) {
            plain.add(text(part));
        } else if (part.isMimeType("text/html")) {
            html.add(stripped(text(part)));
        } else if (part.getContent() instanceof Multipart several) {
            for (var i = 0; i < several.getCount(); i++) {
                read(several.getBodyPart(i), depth + 1);
            }
        } else if (part.getContent() instanceof Part inside) {
            read(inside, depth + 1);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        var text = String.valueOf(part.getContent());
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String stripped(String html) {
        var lines = LINE_ENDS.matcher(without("script", without("style", html))).replaceAll("\n");
        var words = TAG.matcher(lines).replaceAll("");
        return SIGN.matcher(words)
                .replaceAll(sign -> sign(Integer.parseInt(sign.group(1))))
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&rsquo;", "\u2019")
                .replace("&amp;", "&");
    }

    private static String sign(int code) {
        return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
    }

    /** Without an element and what is in it; looked for step by step, so that no page makes it slow. */
    private static String without(String element, String html) {
        var small = html.toLowerCase(Locale.ROOT);
        var kept = new StringBuilder();
        var from = 0;
        for (var at = small.indexOf("<" + element); at >= 0; at = small.indexOf("<" + element, from)) {
            kept.append(html, from, at);
            var end = small.indexOf("</" + element, at);
            if (end < 0) {
                return kept.toString();
            }
            from = end;
        }
        return kept.append(html, from, html.length()).toString();
    }
}
