package uk.gpsurgery.conduct.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import uk.gpsurgery.conduct.ingest.IngestFlow;
import uk.gpsurgery.conduct.ingest.Said;
import uk.gpsurgery.conduct.ingest.SentJson;
import uk.gpsurgery.conduct.ingest.Source;
import uk.gpsurgery.conduct.ingest.Taken;
import uk.gpsurgery.conduct.ingest.source.CommentFile;
import uk.gpsurgery.conduct.ingest.source.CsvRows;
import uk.gpsurgery.conduct.ingest.source.JsonLines;
import uk.gpsurgery.conduct.ingest.source.Lines;
import uk.gpsurgery.conduct.ingest.wire.Comment.Via;

/** Comments as other systems send them: one, one taken down, many at once. */
@Path("/v1/comments")
@Produces(MediaType.APPLICATION_JSON)
@Blocking // The producer may wait for room, and an event loop must not.
public final class CommentsResource {

    private final IngestFlow flow;
    private final SentJson json;
    private final CommentFile file;
    private final Caller caller;
    private final Clock clock;

    CommentsResource(IngestFlow flow, SentJson json, CommentFile file, Caller caller, Clock clock) {
        this.flow = flow;
        this.json = json;
        this.file = file;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"comments:write", "practice-manager", "reception"})
    @ResponseStatus(202)
    @Operation(
            summary = "Tell of a comment",
            description = "The same again has the same id and no further effect; other words are a new revision,"
                    + " and so are earlier words with another editedAt.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Said.class)))
    public CompletionStage<Taken> take(byte[] raw) {
        var from = Source.of(caller.practice(), Via.API, raw, clock.instant());
        return flow.take(json.read(raw, Said.class), from);
    }

    @POST
    @Path("batch")
    @Consumes("application/x-ndjson")
    @RolesAllowed({"comments:write", "practice-manager", "reception"})
    @Operation(summary = "Tell of many comments, one JSON object a line", description = CommentFile.PROMISE)
    public RestResponse<CommentFile.Answer> takeLines(InputStream lines, @RestQuery boolean dryRun) throws IOException {
        return take(new JsonLines(lines), dryRun);
    }

    @POST
    @Path("batch")
    @Consumes("text/csv")
    @RolesAllowed({"comments:write", "practice-manager", "reception"})
    @Operation(
            summary = "Tell of many comments, one a row; the first row names the fields, author.id and author.name too",
            description = CommentFile.PROMISE)
    public RestResponse<CommentFile.Answer> takeRows(InputStream rows, @RestQuery boolean dryRun) throws IOException {
        return take(new CsvRows(rows), dryRun);
    }

    private RestResponse<CommentFile.Answer> take(Lines lines, boolean dryRun) throws IOException {
        return RestResponse.status(
                dryRun ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED,
                file.take(lines, caller.practice(), dryRun));
    }

    @DELETE
    @Path("{platform}/{externalId: .+}")
    @RolesAllowed({"comments:write", "practice-manager", "reception"})
    @ResponseStatus(202)
    @Operation(summary = "Tell that its author has taken a comment down")
    public CompletionStage<Taken> takeDown(String platform, String externalId) {
        var raw = ("DELETE " + platform + "/" + externalId).getBytes(UTF_8);
        return flow.takeDown(platform, externalId, null, Source.of(caller.practice(), Via.API, raw, clock.instant()));
    }
}
