package uk.gpsurgery.conduct.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.SentJson;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.wire.Comment.Status;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;
import uk.gpsurgery.conduct.kit.HttpProblem;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** Takes a file of comments: a bad line is refused with its number and reasons, the good ones are kept. */
@Singleton
public final class CommentFile {

    public static final String PROMISE =
            "Up to 10,000. A bad line is refused with its number and reasons and the good ones are kept. After a 503 or a"
                    + " broken connection send the same file again: what was taken is not taken twice. With dryRun=true"
                    + " everything is checked and answered for, and nothing is taken.";

    private static final int MOST_LINES = 10_000;

    /** So many may wait for the broker at once: what bounds the memory of a large file. */
    private static final int UNDERWAY = 500;

    private final IngestFlow flow;
    private final SentJson json;
    private final Clock clock;

    CommentFile(IngestFlow flow, SentJson json, Clock clock) {
        this.flow = flow;
        this.json = json;
        this.clock = clock;
    }

    /** What became of every line, in the order of the file. */
    public record Answer(long accepted, long rejected, List<LineAnswer> lines) {}

    /** What became of one line: its id, or what is wrong with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineAnswer(
            int line,
            @Nullable String id,
            @Nullable Status status,
            @Nullable List<FieldError> errors) {}

    public Answer take(Lines lines, String practice, boolean dryRun) throws IOException {
        var answers = new ArrayList<CompletableFuture<LineAnswer>>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (answers.size() == MOST_LINES) {
                answers.forEach(CompletableFuture::join);
                throw Problems.of(
                        413, "TOO_MANY_LINES", "The first 10,000 lines were taken; send the others by themselves.");
            }
            answers.add(take(line, practice, dryRun));
            if (answers.size() > UNDERWAY) {
                answers.get(answers.size() - UNDERWAY - 1).join();
            }
        }
        var told = answers.stream().map(CompletableFuture::join).toList();
        var accepted = told.stream().filter(line -> line.errors() == null).count();
        return new Answer(accepted, told.size() - accepted, told);
    }

    private CompletableFuture<LineAnswer> take(Lines.Line line, String practice, boolean dryRun) {
        var number = line.number();
        if (line.fault() != null) {
            return refused(number, List.of(new FieldError("line", line.fault())));
        }
        try {
            var from = Source.of(practice, Via.FILE, line.json(), clock.instant());
            var said = json.read(line.json(), Said.class);
            var taking = dryRun ? CompletableFuture.completedFuture(flow.tryOut(said, from)) : flow.take(said, from);
            return taking.thenApply(taken -> new LineAnswer(number, taken.id(), taken.status(), null))
                    .toCompletableFuture();
        } catch (HttpProblem e) {
            return refused(number, e.errors());
        }
    }

    private static CompletableFuture<LineAnswer> refused(int number, List<FieldError> errors) {
        return CompletableFuture.completedFuture(new LineAnswer(number, null, null, errors));
    }
}
