package uk.gpsurgery.conduct.ingest.source;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.Taken;
import uk.gpsurgery.conduct.ingest.wire.Comment;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.DeadLetters;
import uk.gpsurgery.conduct.kit.HttpProblem;
import uk.gpsurgery.conduct.kit.Problems;

/** Takes a mail of the NHS website. One that cannot be read is kept with its bytes: a person can still read it. */
@Singleton
public final class NhsMail {

    /** As the dead letters name it. */
    private static final String READER = "ingest-service mail";

    private final IngestFlow flow;
    private final DeadLetters deadLetters;
    private final Clock clock;

    NhsMail(IngestFlow flow, DeadLetters deadLetters, Clock clock) {
        this.flow = flow;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    public CompletionStage<Taken> take(byte[] raw, String practice) {
        var now = clock.instant();
        var said = said(raw, now);
        if (said.isPresent()) {
            try {
                return flow.take(said.get(), Source.of(practice, Via.API, raw, now));
            } catch (HttpProblem e) {
                return bury(raw, practice, "a review that does not pass: " + e.errors());
            }
        }
        return bury(raw, practice, "no review in it");
    }

    static Optional<Said> said(byte[] raw, Instant now) {
        try {
            return MailText.of(raw).stream()
                    .flatMap(text -> NhsReview.in(text, now).stream())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private CompletionStage<Taken> bury(byte[] raw, String practice, String reason) {
        return deadLetters
                .bury(Comment.TOPIC, practice + ":nhs-website", raw, READER, reason)
                .thenApply(kept -> {
                    throw Problems.of(
                            422,
                            "MAIL_NOT_READ",
                            "No review was found in this mail. It is kept; send the review to /v1/comments by hand.");
                });
    }
}
