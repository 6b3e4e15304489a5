package uk.gpsurgery.conduct.classifier.wire;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.policy.Finding;
import uk.gpsurgery.conduct.classifier.policy.Label;
import uk.gpsurgery.conduct.classifier.policy.Route;
import uk.gpsurgery.conduct.classifier.policy.Verdict;

/** A comment with all findings on it, as {@code verdicts.v1} tells it. */
public record VerdictEvent(
        String practice,
        Commented comment,
        List<String> labels,
        List<Found> findings,
        boolean referred,
        String route,
        @Nullable String lang,
        String policyVersion,
        String modelVersion) {

    /** The comment, whole, with the id of the event that brought it. */
    public record Commented(
            String id,
            String platform,
            String externalId,
            String status,
            CommentEvent.@Nullable Author author,
            @Nullable String text,
            @Nullable Integer rating,
            @Nullable String lang,
            @Nullable String url,
            @Nullable String postedAt,
            @Nullable String parentExternalId,
            @Nullable List<CommentEvent.Media> media,
            String receivedAt,
            String via,
            String rawHash) {

        static Commented of(String id, CommentEvent event) {
            return new Commented(
                    id,
                    event.platform(),
                    event.externalId(),
                    event.status(),
                    event.author(),
                    event.text(),
                    event.rating(),
                    event.lang(),
                    event.url(),
                    event.postedAt(),
                    event.parentExternalId(),
                    event.media(),
                    event.receivedAt(),
                    event.via(),
                    event.rawHash());
        }
    }

    /** One finding; the staff are named only where it is about some. */
    public record Found(
            String label,
            String clause,
            String rule,
            String sentence,
            double score,
            String band,
            List<Place> spans,
            @Nullable List<String> staff) {

        /** The finding on that text. */
        public static Found of(Finding finding, String text) {
            return new Found(
                    finding.label().code(),
                    finding.label().clause().name(),
                    finding.rule(),
                    finding.sentence(),
                    finding.score(),
                    finding.band().name().toUpperCase(Locale.ROOT),
                    finding.spans().stream()
                            .map(span -> new Place(span.start(), span.end(), text.substring(span.start(), span.end())))
                            .toList(),
                    finding.staff().isEmpty() ? null : finding.staff());
        }
    }

    /** A place in the text: UTF-16 offsets, the end exclusive. */
    public record Place(int start, int end, String text) {}

    /** The verdict on a comment that has a text. */
    public static VerdictEvent of(
            String id, CommentEvent event, String text, Verdict verdict, String policyVersion, String modelVersion) {
        return new VerdictEvent(
                event.practice(),
                Commented.of(id, event),
                verdict.labels().stream().map(Label::code).toList(),
                verdict.findings().stream()
                        .map(finding -> Found.of(finding, text))
                        .toList(),
                verdict.referred(),
                verdict.route().code(),
                verdict.lang(),
                policyVersion,
                modelVersion);
    }

    /** What there is to say of a comment that is gone: nothing, but that it is. */
    public static VerdictEvent removed(String id, CommentEvent event, String policyVersion, String modelVersion) {
        return new VerdictEvent(
                event.practice(),
                Commented.of(id, event),
                List.of(),
                List.of(),
                false,
                Route.NONE.code(),
                null,
                policyVersion,
                modelVersion);
    }
}
