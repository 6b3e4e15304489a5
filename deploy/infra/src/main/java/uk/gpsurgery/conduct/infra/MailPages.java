package uk.gpsurgery.conduct.infra;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The inbox's pages. Everything that came in a mail is escaped; its HTML is shown where no script runs. */
final class MailPages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    private MailPages() {}

    static String list(List<Mail> mails, int all, boolean older) {
        var newest = mails.isEmpty() ? "" : mails.get(0).id();
        var rows = mails.stream().map(MailPages::row).collect(Collectors.joining());
        var body = mails.isEmpty()
                ? "<p class=\"empty\">No mail has been caught yet. It will show here by itself.</p>"
                : "<ol class=\"mails\">" + rows + "</ol>";
        var next =
                older ? "<p><a href=\"/?before=" + mails.get(mails.size() - 1).id() + "\">Older mails</a></p>" : "";
        return page("Inbox (" + all + ")", """
                <div class="bar">
                  <h1>Inbox <span class="count">%d</span></h1>
                  <button type="button" id="empty" hidden>Delete all</button>
                </div>
                <p id="news" role="status" data-newest="%s"></p>
                %s%s""".formatted(all, newest, body, next));
    }

    private static String row(Mail mail) {
        return """
                <li><a href="/messages/%s">
                  <span class="subject"><bdi>%s</bdi></span>
                  <span class="to">to <bdi>%s</bdi></span>
                  %s
                </a></li>
                """.formatted(mail.id(), subject(mail), escaped(String.join(", ", mail.to())), time(mail));
    }

    static String mail(Mail mail) {
        var attachments = mail.attachments().isEmpty()
                ? ""
                : "<dt>Attached</dt><dd><bdi>" + escaped(String.join(", ", mail.attachments())) + "</bdi></dd>";
        return page(mail.subject() == null ? "A mail" : mail.subject(), """
                <p><a href="/">Back to the inbox</a></p>
                <h1><bdi>%s</bdi></h1>
                <dl>
                  <dt>From</dt><dd><bdi>%s</bdi></dd>
                  <dt>To</dt><dd><bdi>%s</bdi></dd>
                  <dt>Caught</dt><dd>%s</dd>
                  <dt>Message-ID</dt><dd><bdi>%s</bdi></dd>
                  %s
                </dl>
                <div class="bodies">%s%s</div>
                <p><a href="/messages/%s/source">The mail as it came in</a></p>""".formatted(
                        subject(mail),
                        escaped(mail.from()),
                        escaped(String.join(", ", mail.to())),
                        time(mail),
                        escaped(mail.messageId() == null ? "none" : mail.messageId()),
                        attachments,
                        text(mail.text()),
                        html(mail.html()),
                        mail.id()));
    }

    private static String text(@Nullable String text) {
        return text == null
                ? ""
                : "<section><h2>As text</h2><pre tabindex=\"0\" aria-label=\"The mail as text\">" + linked(text)
                        + "</pre></section>";
    }

    /** Without allow-scripts and allow-same-origin, all a mail can do is be looked at and have its links followed. */
    private static String html(@Nullable String html) {
        return html == null
                ? ""
                : "<section><h2>As HTML</h2><iframe title=\"The mail as HTML\""
                        + " sandbox=\"allow-popups allow-popups-to-escape-sandbox\" srcdoc=\""
                        + escaped("<base target=\"_blank\">" + html) + "\"></iframe></section>";
    }

    private static String linked(String text) {
        var out = new StringBuilder();
        var links = LINK.matcher(text);
        var done = 0;
        while (links.find()) {
            var link = escaped(links.group());
            out.append(escaped(text.substring(done, links.start())))
                    .append("<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"" + link + "\">" + link + "</a>");
            done = links.end();
        }
        return out.append(escaped(text.substring(done))).toString();
    }

    private static String subject(Mail mail) {
        return mail.subject() == null || mail.subject().isBlank() ? "(no subject)" : escaped(mail.subject());
    }

    private static String time(Mail mail) {
        try {
            return "<time datetime=\"%s\">%s</time>"
                    .formatted(escaped(mail.receivedAt()), TIME.format(Instant.parse(mail.receivedAt())));
        } catch (DateTimeException e) {
            return "<span>a mail that cannot be read</span>";
        }
    }

    static String escaped(String hostile) {
        var out = new StringBuilder(hostile.length() + 64);
        hostile.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isShowable(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isShowable(int point) {
        return point == '\n'
                || point == '\t'
                || !Character.isISOControl(point) && !isLoneSurrogate(point) && !turnsTheDirection(point);
    }

    /** With these an address can be made to read as another one. */
    private static boolean turnsTheDirection(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String page(String title, String main) {
        return """
                <!doctype html>
                <html lang="en-GB">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%s - caught mail</title>
                  <link rel="stylesheet" href="/inbox.css">
                  <link rel="icon" href="data:,">
                  <script src="/inbox.js" defer></script>
                </head>
                <body>
                <a class="skip" href="#main">Skip to the mail</a>
                <header><p>Caught mail <small>nothing here has left this machine</small></p></header>
                <main id="main">
                %s
                </main>
                </body>
                </html>
                """.formatted(escaped(title), main);
    }
}
