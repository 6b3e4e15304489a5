package uk.gpsurgery.conduct.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.Recent;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.Words;
import uk.gpsurgery.conduct.kit.StableId;

/**
 * A review as the mail tells of it that the NHS website sends to a practice. Its layout is nowhere agreed on: what
 * stands behind a known word and a colon is read, in any order, over as many lines as it takes.
 */
final class NhsReview {

    private static final Pattern QUOTED = Pattern.compile("(?m)^[> \\t\\u00A0]+");

    /** Where the website speaks again, without a colon. */
    private static final Pattern ITS_OWN = Pattern.compile(
            "(?:reply|respond) to (?:this|the) review.*|report this review.*|this is an automated.*|you (?:are|'re) receiving.*"
                    + "|kind regards.*|the nhs website.*|-{2,}",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SHOWN_STARS = Pattern.compile("\\u2605{1,5}");
    private static final Pattern COUNTED_STARS = Pattern.compile("(?<!\\d)([1-5])(?!\\d)");
    private static final Pattern LINK = Pattern.compile("https://(?:www\\.)?nhs\\.uk/[^\\s<>\"]{1,1000}");
    private static final Pattern NUMBER = Pattern.compile("review[s=/#-]{1,2}(?:id=)?(\\d{3,18})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final int LONGEST_NAME = 200;

    /** What the mail may say, by the words that announce it. */
    private enum Label {
        STARS("(?:star |overall )?rating|stars"),
        TITLE("(?:review )?title|headline"),
        TEXT("(?:the |your )?review|comments?|what they said"),
        AUTHOR("posted by|reviewer|reviewed by|name|author"),
        DAY_POSTED("posted on|date posted|published on|submitted on|date"),
        OTHER("visited(?: in)?|service|practice|organisation|gp surgery|department|reference|link"
                + "|(?:reply|respond) to this review|report(?: this review)?(?: as unsuitable)?|from|to|subject|sent");

        private final Pattern line;

        Label(String words) {
            line = Pattern.compile("(?:" + words + ")\\s*:(.*)", Pattern.CASE_INSENSITIVE);
        }
    }

    private NhsReview() {}

    /** Empty when there is no review in it. */
    static Optional<Said> in(String mail, Instant now) {
        var text = Words.mended(QUOTED.matcher(mail.replace("\r", "")).replaceAll(""));
        var told = read(text);
        var words = told.getOrDefault(Label.TEXT, "");
        return words.isEmpty() ? Optional.empty() : Optional.of(said(told, words, link(text), now));
    }

    private static Map<Label, String> read(String text) {
        var told = new EnumMap<Label, String>(Label.class);
        Label label = null;
        for (var line : text.split("\n", -1)) {
            var next = labelOf(line);
            label = next == null ? label : next;
            if (label != null) {
                var words = next == null ? line : line.substring(line.indexOf(':') + 1);
                told.merge(label, words.strip(), (before, more) -> (before + "\n" + more).strip());
            }
        }
        return told;
    }

    private static @Nullable Label labelOf(String line) {
        var words = line.strip();
        for (var label : Label.values()) {
            if (label.line.matcher(words).matches()) {
                return label;
            }
        }
        return ITS_OWN.matcher(words).matches() ? Label.OTHER : null;
    }

    private static Said said(Map<Label, String> told, String words, @Nullable String link, Instant now) {
        var title = told.getOrDefault(Label.TITLE, "");
        var author = told.getOrDefault(Label.AUTHOR, "").lines().findFirst().orElse("");
        var text = title.isEmpty() ? words : title + "\n\n" + words;
        var name = author.isBlank() ? "Anonymous" : author.substring(0, Math.min(LONGEST_NAME, author.length()));
        var stars = stars(told.getOrDefault(Label.STARS, ""));
        return new Said(
                "nhs-website",
                id(link).orElseGet(() -> StableId.of(name, String.valueOf(stars), text)),
                new Said.Author(null, Words.mended(name)),
                text,
                stars,
                null,
                link,
                posted(told.getOrDefault(Label.DAY_POSTED, ""), now),
                null,
                null,
                null);
    }

    private static @Nullable Integer stars(String told) {
        var shown = SHOWN_STARS.matcher(told);
        if (shown.find()) {
            return shown.group().length();
        }
        var counted = COUNTED_STARS.matcher(told);
        return counted.find() ? Integer.valueOf(counted.group(1)) : null;
    }

    private static @Nullable String link(String text) {
        var link = LINK.matcher(text);
        return link.find() ? link.group() : null;
    }

    private static Optional<String> id(@Nullable String link) {
        return NUMBER.matcher(Objects.requireNonNullElse(link, ""))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static @Nullable Instant posted(String told, Instant now) {
        try {
            var day = LocalDate.parse(told.lines().findFirst().orElse("").strip(), DAY);
            var time = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            return Recent.Check.isRecent(time, now) ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
