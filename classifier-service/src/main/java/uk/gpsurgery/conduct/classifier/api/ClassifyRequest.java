package uk.gpsurgery.conduct.classifier.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.policy.Comment;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** A comment to be classified without anything coming of it. */
public record ClassifyRequest(
        @Nullable String platform,
        @Nullable String text,
        @Nullable Author author,
        @Nullable Integer rating,
        @Nullable String lang) {

    static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final Set<String> PLATFORMS = Set.of(
            "facebook", "google", "x", "instagram", "youtube", "linkedin", "nhs-website", "surgery", "elsewhere");

    /** Who wrote it; a name alone will do. */
    public record Author(@Nullable String id, @Nullable String name) {

        @JsonCreator
        static Author named(String name) {
            return new Author(null, name);
        }
    }

    /** What is wrong with it, field by field; empty when nothing is. */
    List<FieldError> faults() {
        var faults = new ArrayList<FieldError>();
        if (platform == null || !PLATFORMS.contains(platform)) {
            faults.add(new FieldError("platform", "must be one of " + String.join(", ", sorted())));
        }
        if (text == null || text.isBlank()) {
            faults.add(new FieldError("text", "must not be empty"));
        } else if (text.length() > LONGEST_TEXT) {
            faults.add(new FieldError("text", "must not be longer than " + LONGEST_TEXT + " characters"));
        } else if (!isText(text)) {
            faults.add(new FieldError("text", "must not contain NUL or half a surrogate pair"));
        }
        if (author != null && !isName(author)) {
            faults.add(new FieldError("author.name", "must be text of 1 to " + LONGEST_NAME + " characters"));
        }
        if (rating != null && (rating < 1 || rating > 5)) {
            faults.add(new FieldError("rating", "must be from 1 to 5"));
        }
        if (lang != null && !isLanguage(lang)) {
            faults.add(new FieldError("lang", "must be a BCP 47 language tag such as en"));
        }
        return faults;
    }

    /** The comment, once there are no faults. */
    Comment comment() {
        var name = author == null ? null : author.name();
        return new Comment(
                Objects.requireNonNull(platform),
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNull(text),
                rating,
                lang);
    }

    private static boolean isName(Author author) {
        var name = author.name();
        return name != null && !name.isBlank() && name.length() <= LONGEST_NAME && isText(name);
    }

    private static boolean isLanguage(String tag) {
        return tag.length() <= 35
                && java.util.Arrays.stream(tag.split("-", -1))
                        .allMatch(part -> part.length() >= 1
                                && part.length() <= 8
                                && part.chars().allMatch(sign -> sign < 0x80 && Character.isLetterOrDigit(sign)));
    }

    private static boolean isText(String text) {
        for (int at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (sign == 0 || Character.isLowSurrogate(sign)) {
                return false;
            }
            if (Character.isHighSurrogate(sign)) {
                if (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static List<String> sorted() {
        return PLATFORMS.stream().sorted().toList();
    }
}
