package uk.gpsurgery.conduct.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** An invented practice and what is written about it, told through the public API like anybody's. */
public final class Demo {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Slow enough to read along. */
    private static final Duration PAUSE = Duration.ofMillis(700);

    /** A comment of the demo, as it is posted. */
    public record Post(ObjectNode comment) {

        String key() {
            return comment.get("platform").asText() + ":"
                    + comment.get("externalId").asText();
        }

        String text() {
            return comment.get("text").asText();
        }
    }

    private final Suite suite;

    public Demo(Suite suite) {
        this.suite = suite;
    }

    public static List<Post> posts() throws IOException {
        try (var lines =
                new BufferedReader(new InputStreamReader(resource("comments.jsonl"), StandardCharsets.UTF_8))) {
            var posts = new ArrayList<Post>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                posts.add(new Post((ObjectNode) JSON.readTree(line).get("comment")));
            }
            return posts;
        }
    }

    /** Puts the practice's staff and patients in the registers; doing it again changes nothing. */
    public int register() throws IOException, InterruptedException, CannotStart {
        var cases = new Api(suite.service("case-service").base(), suite.machine("directory:write"));
        var count = 0;
        try (var in = resource("directory.json")) {
            var directory = JSON.readTree(in);
            for (var kind : List.of("staff", "patients")) {
                for (var entry : directory.get(kind)) {
                    put(cases, "/v1/" + kind + "/" + entry.get("id").asText(), entry);
                    count++;
                }
            }
        }
        return count;
    }

    private static void put(Api cases, String path, JsonNode entry)
            throws IOException, InterruptedException, CannotStart {
        var body = ((ObjectNode) entry.deepCopy()).without("id");
        var answer = cases.put(path, body);
        if (answer.status() >= 300) {
            throw new CannotStart(
                    "case-service answered " + answer.status() + " to the demo's PUT " + path + "; why is in its log.");
        }
    }

    /** Posts the comments one by one. */
    public void play() throws IOException, InterruptedException, CannotStart {
        var ingest = new Api(suite.service("ingest-service").base(), suite.machine("comments:write"));
        for (var post : posts()) {
            var answer = ingest.post("/v1/comments", post.comment());
            if (answer.status() != 202) {
                throw new CannotStart("ingest-service answered " + answer.status() + " to the demo's comment "
                        + post.key() + "; why is in its log.");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Demo.class.getResourceAsStream("/demo/" + name), name);
    }
}
