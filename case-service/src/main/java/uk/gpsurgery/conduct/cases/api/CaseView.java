package uk.gpsurgery.conduct.cases.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.cases.policy.Stage;
import uk.gpsurgery.conduct.cases.store.Case;
import uk.gpsurgery.conduct.cases.store.CaseLetter;
import uk.gpsurgery.conduct.cases.store.Incident;
import uk.gpsurgery.conduct.cases.store.Revision;

/** A case as staff and practice IT see it. */
record CaseView(
        Summary summary,
        List<IncidentView> incidents,
        List<EntryView> history,
        List<LetterView> letters,
        List<StepView> allowed,
        List<TrackView> tracks) {

    /** A case in a list. */
    record Summary(
            String id,
            String reference,
            Stage stage,
            boolean closed,
            int version,
            String platform,
            String authorName,
            List<String> labels,
            List<String> clauses,
            List<String> holds,
            @Nullable String patientId,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate effectiveOn,
            @Nullable Claim claim,
            Instant openedAt,
            Instant updatedAt) {

        static Summary of(Case from, Instant now) {
            var pending = from.stage == Stage.REMOVAL_PENDING ? from.dueOn : null;
            return new Summary(
                    from.id,
                    from.reference,
                    from.stage,
                    from.closed,
                    from.version,
                    from.platform,
                    from.authorName,
                    List.of(from.labels),
                    from.clauses(),
                    List.of(from.holds),
                    from.patientId,
                    from.dueOn,
                    pending,
                    from.isClaimed(now)
                            ? new Claim(requireNonNull(from.claimedBy), requireNonNull(from.claimedUntil))
                            : null,
                    from.openedAt,
                    from.updatedAt);
        }
    }

    /** The case after what was told, and to who has judged it what the classifier found. */
    record Moved(@JsonUnwrapped Summary summary, @Nullable List<Found> classifier) {}

    /** What the classifier found in a post: the rules that saw it, where, and how sure they are. */
    record Found(
            String post, List<String> labels, @JsonRawValue String findings, String modelVersion) {

        static Found of(Incident post) {
            return new Found(post.id, List.of(post.labels), post.findings, post.modelVersion);
        }
    }

    /** Who works on the case, and until when others cannot tell it anything. */
    record Claim(String by, Instant until) {}

    /**
     * A post with its evidence: every revision as it was received.
     *
     * @param findings of the classifier; null until a reviewer has given their own label
     */
    record IncidentView(
            String id,
            @Nullable String caseId,
            String platform,
            String externalId,
            @Nullable String authorName,
            @Nullable String url,
            @Nullable Instant postedAt,
            boolean gone,
            String route,
            List<String> labels,
            @JsonRawValue @Nullable String findings,
            List<RevisionView> revisions) {

        /** With what the classifier found, unless that is {@code withheld}. */
        static IncidentView of(Incident from, List<Revision> revisions, boolean withheld) {
            return new IncidentView(
                    from.id,
                    from.caseId,
                    from.platform,
                    from.externalId,
                    from.authorName,
                    from.url,
                    from.postedAt,
                    from.gone,
                    from.route,
                    List.of(from.labels),
                    withheld ? null : from.findings,
                    revisions.stream().map(RevisionView::of).toList());
        }
    }

    record RevisionView(
            String commentId,
            String status,
            @Nullable String text,
            @Nullable Integer rating,
            Instant receivedAt,
            String via,
            String rawHash) {

        static RevisionView of(Revision from) {
            return new RevisionView(
                    from.commentId, from.status, from.text, from.rating, from.receivedAt, from.via, from.rawHash);
        }
    }

    record LetterView(
            String letterId,
            String template,
            String recipient,
            int step,
            boolean legal,
            String state,
            @Nullable String reason,
            @Nullable String messageId,
            Instant askedAt,
            @Nullable Instant toldAt) {

        static LetterView of(CaseLetter from) {
            return new LetterView(
                    from.letterId,
                    from.template,
                    from.recipient,
                    from.step,
                    from.legal,
                    from.state,
                    from.reason,
                    from.messageId,
                    from.askedAt,
                    from.toldAt);
        }
    }
}
