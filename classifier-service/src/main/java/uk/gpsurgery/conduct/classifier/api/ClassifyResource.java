package uk.gpsurgery.conduct.classifier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import uk.gpsurgery.conduct.classifier.Classifier;
import uk.gpsurgery.conduct.classifier.Directories;
import uk.gpsurgery.conduct.classifier.rules.Directory;
import uk.gpsurgery.conduct.kit.Problems;
import uk.gpsurgery.conduct.kit.Problems.FieldError;

/** Classifies what it is given, and does nothing else about it. */
@Path("/v1/classify")
@RolesAllowed({"comments:classify", "practice-manager", "partner", "reception", "ig-lead"})
public class ClassifyResource {

    static final String LINES = "application/x-ndjson";
    private static final int MOST_LINES = 10_000;
    /** A text of 64 KiB with every sign escaped, and the rest of the line. */
    private static final int LONGEST_LINE = 6 * ClassifyRequest.LONGEST_TEXT + 8192;

    private final Classifier classifier;
    private final Directories directories;
    private final ObjectMapper json;
    private final JsonWebToken token;

    ClassifyResource(Classifier classifier, Directories directories, ObjectMapper json, JsonWebToken token) {
        this.classifier = classifier;
        this.directories = directories;
        this.json = json;
        this.token = token;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ClassifyAnswer classify(@Nullable ClassifyRequest request) {
        var directory = directory();
        if (request == null) {
            throw Problems.badInput(List.of(new FieldError("body", "must not be empty")));
        }
        var faults = request.faults();
        if (!faults.isEmpty()) {
            throw Problems.badInput(faults);
        }
        return answer(request, directory);
    }

    /** A line answers a line; a bad line is answered with what is wrong with it, and the rest goes on. */
    @POST
    @Path("/batch")
    @Consumes(LINES)
    @Produces(LINES)
    public StreamingOutput classifyAll(InputStream lines) {
        var directory = directory();
        return out -> {
            var reader = new LineReader(lines, LONGEST_LINE);
            for (int number = 1; reader.next(); number++) {
                if (number > MOST_LINES) {
                    write(out, new BadLine(number, List.of(tooMany())));
                    return;
                }
                write(out, lineAnswer(reader, number, directory));
            }
        };
    }

    /** What is wrong with a line of a batch. */
    record BadLine(int line, List<FieldError> errors) {}

    private Object lineAnswer(LineReader line, int number, Directory directory) {
        if (line.isTooLong()) {
            return new BadLine(number, List.of(new FieldError("text", "is too long")));
        }
        try {
            var request = json.readValue(line.bytes(), ClassifyRequest.class);
            if (request == null) {
                return new BadLine(number, List.of(new FieldError("body", "must not be empty")));
            }
            var faults = request.faults();
            return faults.isEmpty() ? answer(request, directory) : new BadLine(number, faults);
        } catch (IOException e) {
            return new BadLine(number, Problems.badJson(e).errors());
        }
    }

    private ClassifyAnswer answer(ClassifyRequest request, Directory directory) {
        var comment = request.comment();
        return ClassifyAnswer.of(classifier.verdict(comment, directory), comment.text());
    }

    private void write(OutputStream out, Object line) throws IOException {
        try {
            out.write(json.writeValueAsBytes(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that is not to be written", e);
        }
        out.write('\n');
    }

    private Directory directory() {
        String practice = token.getClaim("practice");
        if (practice == null || practice.isBlank()) {
            throw Problems.of(403, "NO_PRACTICE", "The token names no practice; sign in for one.");
        }
        return directories.of(practice);
    }

    private static FieldError tooMany() {
        return new FieldError(
                "body", "has more than " + MOST_LINES + " lines; this one and what follows were not read");
    }
}
